#include "complain/cases/overseers.hpp"

#include "complain/cases/barred.hpp"
#include "complain/sql.hpp"
#include "guard/store.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace complain {

namespace {

using guard::Permission;

struct Overseer {
    guard::OfficerId officer;
    Level level{};
};

std::string department_of(db::Session& session, const std::optional<Person>& officer) {
    if (!officer) return {};
    const auto known = guard::store::find_officer(session, guard::OfficerId{*officer});
    return known ? known->actor.department : std::string{};
}

/// From which level on that officer is told; nothing for who has no part in it.
std::optional<Level> level_for(const guard::Actor& actor, const std::string& department) {
    if (actor.may(Permission::ApproveComplaint))
        return actor.department == department ? Level::Head : Level::Supervisor;
    const bool leads = std::ranges::any_of(actor.grants, [](const guard::Grant& grant) {
        return grant.role == guard::Role::LeadingGroup;
    });
    return leads ? std::optional{Level::Leaders} : std::nullopt;
}

std::vector<Overseer> overseers(db::Session& session, const Office& office, const Held& held) {
    const auto department = department_of(session, held.row.state.handler);
    std::vector<Overseer> out;
    for (const auto& one : guard::store::officers(session)) {
        const auto level = level_for(one.actor, department);
        if (one.disabled || !level || held.row.state.handler == one.actor.id.value()) continue;
        if (barred(session, office, one.actor.id, held.finding).empty())
            out.push_back({one.actor.id, *level});
    }
    return out;
}

}  // namespace

void note_overseers(db::Transaction& tx, const Office& office, const Held& held) {
    auto found = overseers(tx, office, held);
    // A unit without an approver of its own is looked after by the county's, from the first day.
    if (std::ranges::find(found, Level::Head, &Overseer::level) == found.end())
        for (auto& one : found)
            if (one.level == Level::Supervisor) one.level = Level::Head;
    tx.run(sql::delete_overseers, {held.row.id});
    for (const auto& one : found)
        tx.run(sql::insert_overseer,
               {held.row.id, one.officer.value(), static_cast<int>(one.level)});
}

}  // namespace complain
