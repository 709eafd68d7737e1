#include "guard/store.hpp"

#include "guard/sql.hpp"
#include "platform/core/refusal.hpp"

namespace guard::store {

namespace {

Grant grant_of(const db::Row& row) {
    const auto role = role_named(row.text(0));
    if (!role) platform::bug("the store holds an unknown role");
    return {*role, domain::RegionCode{row.integer(1)}, std::string{row.text(2)}};
}

OfficerEntry entry_of(db::Session& session, const db::Row& row) {
    const OfficerId id{row.integer(0)};
    OfficerEntry out{Actor::officer(id, std::string{row.text(1)}, std::string{row.text(2)},
                                    std::string{row.text(3)}, {}),
                     row.integer(4) != 0, row.integer(6) != 0};
    out.actor.must_change_password = row.integer(5) != 0;
    out.actor.grants = session.all(sql::select_roles, {id.value()}, grant_of);
    return out;
}

}  // namespace

std::optional<OfficerEntry> find_officer(db::Session& session, OfficerId id) {
    return session.one(sql::select_officer, {id.value()},
                       [&](const db::Row& row) { return entry_of(session, row); });
}

std::vector<OfficerEntry> officers(db::Session& session) {
    return session.all(sql::select_officers, {},
                       [&](const db::Row& row) { return entry_of(session, row); });
}

void save_grants(db::Transaction& tx, OfficerId id, const std::vector<Grant>& grants,
                 const Actor& granted_by, platform::Instant at) {
    const db::Param by =
        granted_by.is_officer() ? db::Param{granted_by.id.value()} : db::Param{nullptr};
    tx.run(sql::delete_roles, {id.value()});
    for (const Grant& grant : grants)
        tx.run(sql::insert_role,
               {id.value(), guard::entry_of(grant.role).name, grant.region.value(),
                grant.department, platform::to_millis(at), by});
}

}  // namespace guard::store
