#include "compare/hold/batch_holds.hpp"

#include "compare/hold/hold_store.hpp"
#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <unordered_map>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

/// The holds that are in force, by person.
using InForce = std::unordered_map<std::string, std::vector<const Hold*>>;

InForce in_force(const std::vector<Hold>& holds, std::int64_t today) {
    InForce found;
    for (const Hold& hold : holds)
        if (hold.state(today) == HoldState::Held) found[hold.person].push_back(&hold);
    return found;
}

HeldRow held_row(const Hold& hold, const db::Row& row) {
    return {hold.id,
            std::string{row.text(0)},
            std::string{row.text(4)},
            std::string{row.text(3)},
            hold.program_name,
            row.integer(5),
            hold.held_from().value_or(0),
            hold.until().value_or(0),
            hold.officer,
            hold.steps.front().officer};
}

}  // namespace

std::vector<HeldRow> held_rows(const Office& office, db::Session& session,
                               const guard::Actor& actor, std::int64_t batch) {
    const std::vector<Hold> holds = HoldStore{office}.all(session);
    const InForce by_person =
        in_force(holds, platform::to_days(platform::local_date(office.clock.now())));
    std::optional<std::string> department;
    std::vector<HeldRow> rows;
    session.each(sql::select_batch_payees, {batch}, [&](const db::Row& row) {
        department = row.text(6);
        if (row.is_null(0)) return;
        const auto found = by_person.find(row.uuid(1).bytes);
        if (found == by_person.end()) return;
        for (const Hold* hold : found->second)
            if (hold->covers(row.text(2), row.text(3))) rows.push_back(held_row(*hold, row));
    });
    // A batch from the command line may have no department: then any department's officer will do.
    const bool of_nobody = !department || department->empty();
    office.gate.require(actor, Permission::SeeLedger,
                        {std::nullopt, of_nobody ? std::nullopt : department});
    if (!department) throw Refusal{Refusal::Kind::NotFound, "没有找到这个批次，请回到列表重新选择"};
    return rows;
}

}  // namespace compare
