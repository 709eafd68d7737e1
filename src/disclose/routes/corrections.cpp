#include "disclose/correct/proposals.hpp"
#include "disclose/correct/withdrawals.hpp"
#include "disclose/log/log.hpp"
#include "disclose/routes/shapes.hpp"
#include "disclose/sql.hpp"
#include "ledger/regions.hpp"
#include "ledger/table.hpp"
#include "platform/core/refusal.hpp"
#include "platform/db/dialect.hpp"

namespace disclose::routes {

namespace {

using guard::Permission;
using platform::Refusal;

std::string_view table_title(std::string_view name) {
    return ledger::find_table(name)->title;
}

/// Lists of the whole county's records are for those who reach the whole county.
void require_county(const Office& office, db::Session& session, const guard::Actor& actor) {
    office.gate.require(actor, Permission::SeeLedger,
                        {ledger::Regions::load(session).county().code, std::nullopt});
}

http::Response get_proposals(const Office& office, http::Request& request) {
    db::Reader reader{office.pool};
    require_county(office, reader, guard::actor(request));
    const auto wanted = request.query("state");
    const auto state =
        wanted && !wanted->empty() ? std::optional<std::string>{*wanted} : std::nullopt;
    json::Array items;
    for (const auto& one : proposals(reader, guard::actor(request), state)) {
        items.push_back(json::Object{{"id", std::to_string(one.id)},
                                     {"table", one.table},
                                     {"table_title", table_title(one.table)},
                                     {"key", one.key},
                                     {"changed", json::parse(one.changed_json, {1 << 20, 16})},
                                     {"department", one.department},
                                     {"file", one.file},
                                     {"state", one.state},
                                     {"reason", or_null(one.reason)}});
    }
    return list(std::move(items));
}

http::Response post_decision(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto decision = fields.text("decision", "决定", 16);
    if (decision != "accept" && decision != "refuse")
        throw Refusal{Refusal::Kind::Invalid, "决定只能是接受或退回"};
    Proposals{office}.decide(guard::actor(request), id_in(request),
                             decision == "accept" ? Verdict::Accept : Verdict::Refuse,
                             fields.text("reason", "理由", 500));
    return no_content();
}

/// By record number or by the row's own number in any table; all, newest first, without one.
http::Response get_publications(const Office& office, http::Request& request) {
    db::Reader reader{office.pool};
    require_county(office, reader, guard::actor(request));
    const auto wanted = request.query("query").value_or("");
    std::vector<std::string> records;
    if (!wanted.empty()) {
        const RecordIds ids{office.keys};
        records.emplace_back(wanted);
        for (const auto& table : ledger::tables())
            records.push_back(ids.of(table.name, wanted));
    }
    constexpr std::int64_t end = std::int64_t{1} << 62;
    const auto before = number_in(request, "after").value_or(end);
    json::Array items;
    std::int64_t last = 0;
    const auto use = [&](const db::Row& row) {
        last = row.integer(7);
        items.push_back(json::Object{{"record", row.text(0)},
                                     {"table_title", table_title(row.text(1))},
                                     {"key", row.text(2)},
                                     {"mode", row.text(3)},
                                     {"event", row.text(4)},
                                     {"at", instant(row.integer(5))},
                                     {"officer", row.maybe_text(6).value_or("系统")},
                                     {"leaf", std::to_string(last)}});
    };
    if (records.empty())
        reader.each(sql::select_publications, {before, page_size}, use);
    else
        reader.each(sql::find_publications, {before, page_size, db::list_of(records)}, use);
    const bool more = items.size() == page_size;
    return list(std::move(items), more ? std::optional{std::to_string(last)} : std::nullopt);
}

http::Response post_withdrawal(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    Withdrawals{office}.ask(guard::actor(request), std::string(request.param("record")),
                            fields.text("reason", "理由", 32), fields.text("note", "说明", 500));
    return answer({});
}

http::Response post_confirmation(const Office& office, http::Request& request) {
    const auto leaf =
        Withdrawals{office}.confirm(guard::actor(request), std::string(request.param("record")));
    return answer({{"event", std::to_string(leaf)}});
}

http::Response get_withdrawals(const Office& office, http::Request& request) {
    const auto& actor = guard::actor(request);
    db::Reader reader{office.pool};
    json::Array items;
    for (const auto& one : open_withdrawals(reader)) {
        items.push_back(json::Object{{"record", one.record_id},
                                     {"table_title", table_title(one.table)},
                                     {"key", one.key},
                                     {"reason", one.reason},
                                     {"reason_title", *withdrawal_reason_title(one.reason)},
                                     {"note", one.note},
                                     {"asked_by", one.asked_by},
                                     {"asked_at", instant(one.asked_at)},
                                     {"mine", one.asked_by_id == actor.id.value()}});
    }
    return list(std::move(items));
}

http::Response post_reveal(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    auto value =
        reveal_number(office, guard::actor(request), std::string(request.param("key")),
                      fields.text("field", "号码", 16), fields.text("reason", "理由", 500));
    auto response = answer({{"value", std::move(value)}});
    response.gzip = http::Response::Gzip::Never;  // holds a secret
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

void mount_corrections(http::Router& router, const Office& office) {
    router.get("/office/api/proposals", Permission::SeeLedger,
               [office](http::Request& request) { return get_proposals(office, request); });
    router.post("/office/api/proposals/{id}/decision", Permission::DecideProposal,
                [office](http::Request& request) { return post_decision(office, request); });
    router.get("/office/api/publications", Permission::SeeLedger,
               [office](http::Request& request) { return get_publications(office, request); });
    router.post("/office/api/publications/{record}/withdrawal", Permission::Withdraw,
                [office](http::Request& request) { return post_withdrawal(office, request); });
    router.post("/office/api/publications/{record}/withdrawal/confirmation", Permission::Withdraw,
                [office](http::Request& request) { return post_confirmation(office, request); });
    router.get("/office/api/withdrawals", Permission::Withdraw,
               [office](http::Request& request) { return get_withdrawals(office, request); });
    router.post("/office/api/payments/{key}/reveal", Permission::RevealNumber,
                [office](http::Request& request) { return post_reveal(office, request); });
}

}  // namespace disclose::routes
