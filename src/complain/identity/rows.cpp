#include "complain/identity/rows.hpp"

#include "complain/sql.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace complain::identity {

namespace {

using Named = std::pair<RequestStage, std::string_view>;
constexpr std::array stages{
    Named{RequestStage::Asked, "asked"}, Named{RequestStage::Granted, "granted"},
    Named{RequestStage::Refused, "refused"}, Named{RequestStage::Ended, "ended"}};

RequestStage stage_of(std::string_view name) {
    const auto found = std::ranges::find(stages, name, &Named::second);
    if (found == stages.end()) platform::bug("a request without a stage");
    return found->first;
}

RequestRow request_of(const db::Row& row) {
    return {row.integer(0),
            row.integer(1),
            row.integer(2),
            std::string{row.text(3)},
            platform::from_millis(row.integer(4)),
            row.integer(5),
            stage_of(row.text(6)),
            row.maybe_integer(7),
            std::string{row.text(8)},
            row.is_null(9) ? std::string{} : row.blob(9).bytes};
}

}  // namespace

std::string_view name_of(RequestStage stage) {
    const auto found = std::ranges::find(stages, stage, &Named::first);
    if (found == stages.end()) platform::bug("no such stage");
    return found->second;
}

std::int64_t insert(db::Transaction& tx, const NewRequest& request) {
    const auto id = tx.one(sql::insert_identity_request,
                           {request.case_id, request.officer, request.motive,
                            platform::to_millis(request.asked), request.last_day},
                           [](const db::Row& row) { return row.integer(0); });
    if (!id) platform::bug("a request without a number");
    for (const auto keeper : request.keepers)
        tx.run(sql::insert_identity_keeper, {keeper, *id});
    return *id;
}

std::optional<RequestRow> find(db::Session& session, std::int64_t request) {
    return session.one(sql::select_identity_request, {request}, request_of);
}

std::vector<RequestRow> requests_of(db::Session& session, std::int64_t case_id) {
    return session.all(sql::select_identity_requests, {case_id}, request_of);
}

std::vector<RequestRow> requests_for(db::Session& session, std::int64_t keeper,
                                     std::int64_t today) {
    return session.all(sql::select_identity_requests_for, {keeper, today}, request_of);
}

bool may_decide(db::Session& session, std::int64_t keeper, std::int64_t request) {
    return session
        .one(sql::select_identity_keeper, {keeper, request}, [](const db::Row&) { return true; })
        .value_or(false);
}

void save(db::Transaction& tx, const RequestRow& row) {
    const auto copy = row.sealed.empty() ? std::nullopt : std::optional{db::Blob{row.sealed}};
    tx.run(sql::update_identity_request,
           {row.id, name_of(row.stage), row.decided_by, row.reason, copy});
}

std::optional<std::string> copy_of(db::Session& session, std::int64_t case_id,
                                   std::int64_t keeper) {
    return session.one(sql::select_identity, {case_id, keeper},
                       [](const db::Row& row) { return row.blob(0).bytes; });
}

}  // namespace complain::identity
