#include "complain/identity/envelope.hpp"

#include "complain/cases/barred.hpp"
#include "complain/sql.hpp"
#include "guard/store.hpp"

#include <algorithm>
#include <array>

namespace complain::identity {

namespace {

using guard::Permission;

constexpr std::array works_on_cases{Permission::IntakeComplaint, Permission::HandleComplaint,
                                    Permission::ApproveComplaint};

bool is_at_work(const store::CaseRow& row) {
    constexpr std::array over{Stage::Closed, Stage::Reviewed, Stage::NotAccepted, Stage::Merged,
                              Stage::Transferred};
    return std::ranges::find(over, row.state.stage) == over.end();
}

std::vector<std::int64_t> keepers(db::Session& session, std::int64_t id) {
    return session.all(sql::select_identity_keepers, {id},
                       [](const db::Row& row) { return row.integer(0); });
}

}  // namespace

std::vector<guard::VaultHolder> custodians(db::Session& session, const Office& office) {
    auto out = office.vault.holders(session, Permission::GrantIdentity);
    std::erase_if(out, [&session](const guard::VaultHolder& one) {
        const auto known = guard::store::find_officer(session, one.id);
        return !known || std::ranges::any_of(works_on_cases, [&known](Permission permission) {
            return known->actor.may(permission);
        });
    });
    if (out.size() > most_custodians) out.resize(most_custodians);
    return out;
}

bool is_whole(const Parcel& parcel) {
    const auto holds_key = [&parcel](std::int64_t officer) {
        return std::ranges::find(parcel.copies, officer, &Copy::officer) != parcel.copies.end();
    };
    return parcel.identity.size() <= most_custodians &&
           std::ranges::all_of(parcel.identity, [&](const Copy& one) {
               return one.sealed.size() == identity_copy_bytes &&
                      (parcel.lane == Lane::Above || !holds_key(one.officer));
           });
}

void keep(db::Transaction& tx, std::int64_t id, const Parcel& parcel) {
    for (const auto& one : parcel.identity)
        tx.run(sql::insert_identity, {id, one.officer, db::Blob{one.sealed}});
}

bool keeps(db::Session& session, std::int64_t id, std::int64_t officer) {
    const auto all = keepers(session, id);
    return std::ranges::find(all, officer) != all.end();
}

void drop_near(db::Transaction& tx, const Office& office, const Held& held) {
    const auto all = keepers(tx, held.row.id);
    std::vector<std::int64_t> near;
    for (const auto officer : all)
        if (!barred(tx, office, guard::OfficerId{officer}, held.finding).empty())
            near.push_back(officer);
    if (near.size() == all.size()) return;
    for (const auto officer : near)
        tx.run(sql::delete_identity_of, {held.row.id, officer});
}

void follow(db::Transaction& tx, const store::CaseRow& row) {
    const auto handler = is_at_work(row) ? row.state.handler.value_or(0) : 0;
    tx.run(sql::end_identity_grants_but, {row.id, handler});
}

void end_grants_of(db::Transaction& tx, std::int64_t id, std::int64_t officer) {
    tx.run(sql::end_identity_grants_of, {id, officer});
}

void destroy(db::Transaction& tx, std::int64_t id) {
    tx.run(sql::delete_identity_keepers, {id});
    tx.run(sql::delete_identity_requests, {id});
    tx.run(sql::delete_identity, {id});
}

}  // namespace complain::identity
