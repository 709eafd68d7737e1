#include "complain/cases/reminders.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/cases/openings.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/sql.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace complain {

namespace {

using guard::Permission;

constexpr int clocks_at_once = 500;
constexpr int most_shown = 200;

struct RunningClock {
    std::int64_t id = 0;
    ClockState state;
    std::optional<std::int64_t> last;  ///< day of its newest reminder
};

ClockState clock_of(const db::Row& row, int rule) {
    ClockState out;
    out.rule = row.text(rule);
    out.started = platform::from_days(row.integer(rule + 1));
    clock_from(row.text(rule + 2), out);
    return out;
}

std::vector<RunningClock> running_after(db::Session& session, const RunningClock& last) {
    const bool is_first = last.id == 0;
    return session.all(
        sql::select_running_clocks,
        {last.id, last.state.rule,
         is_first ? std::int64_t{0} : platform::to_days(last.state.started), clocks_at_once},
        [](const db::Row& row) {
            return RunningClock{row.integer(0), clock_of(row, 1), row.maybe_integer(4)};
        });
}

std::string_view name_of(ReminderKind kind) {
    switch (kind) {
        case ReminderKind::Half: return "half";
        case ReminderKind::Soon: return "soon";
        case ReminderKind::Due: return "due";
        case ReminderKind::Overdue: return "overdue";
    }
    return {};
}

int remind_of(db::Transaction& tx, const Office& office, const RunningClock& one, Date today) {
    const CaseClock clock{office.calendar, office.deadlines, one.state};
    if (clock.rule().who != Party::Organ) return 0;
    const auto from = one.last ? platform::from_days(*one.last) : one.state.started;
    int made = 0;
    for (const auto& reminder : clock.reminders_between(from, today))
        made += static_cast<int>(tx.run(
            sql::insert_reminder, {one.id, one.state.rule, platform::to_days(one.state.started),
                                   platform::to_days(reminder.on), name_of(reminder.kind),
                                   static_cast<int>(reminder.level)}));
    return made;
}

Reminded reminded(const db::Row& row, const Office& office, Date today) {
    const CaseClock clock{office.calendar, office.deadlines, clock_of(row, 3)};
    Reminded out;
    out.id = row.integer(8) != 0 ? row.integer(0) : 0;
    out.number = row.text(1);
    out.stage = stage_named(row.text(2)).value_or(Stage::Received);
    out.promise = clock.rule().text;
    out.left = clock.text(today);
    out.is_overdue = clock.is_overdue(today);
    out.level = static_cast<Level>(row.integer(7));
    out.is_mine = row.integer(9) != 0;
    return out;
}

/// It is their own to do. What nobody has accepted yet is intake's.
bool is_own(const Reminded& one, const guard::Actor& actor) {
    if (one.id == 0) return false;
    const bool is_new = one.stage == Stage::Received || one.stage == Stage::Screening;
    return one.is_mine || one.level == Level::Handler ||
           (is_new && actor.may(Permission::IntakeComplaint));
}

}  // namespace

int remind(const Office& office) {
    const auto today = platform::local_date(office.clock.now());
    forget_openings(office);
    int made = 0;
    RunningClock last;
    while (true) {
        db::Transaction tx{office.pool};
        const auto clocks = running_after(tx, last);
        int here = 0;
        for (const auto& one : clocks)
            here += remind_of(tx, office, one, today);
        if (here > 0)
            office.gate.record(tx, guard::Actor::system(), "complain.remind", "reminders",
                               json::write(json::Object{{"count", here}}));
        tx.commit();
        made += here;
        if (clocks.size() < clocks_at_once) return made;
        last = clocks.back();
    }
}

std::vector<Reminded> reminders(db::Session& session, const Office& office,
                                const guard::Actor& actor, int limit) {
    const auto today = platform::local_date(office.clock.now());
    return session.all(
        sql::select_reminders, {actor.id.value(), limit},
        [&office, today](const db::Row& row) { return reminded(row, office, today); });
}

std::int64_t unsorted_for(db::Session& session, const guard::Actor& actor) {
    if (actor.may(Permission::ApproveComplaint)) return left_unsorted(session, Level::Supervisor);
    const bool leads = std::ranges::any_of(actor.grants, [](const guard::Grant& grant) {
        return grant.role == guard::Role::LeadingGroup;
    });
    return leads ? left_unsorted(session, Level::Leaders) : 0;
}

std::vector<ledger::Task> waiting_tasks(const Office& office, const guard::Actor& actor) {
    const bool has_part = actor.may(Permission::IntakeComplaint) ||
                          actor.may(Permission::HandleComplaint) ||
                          actor.may(Permission::SeeComplaintCounts);
    if (!has_part) return {};
    db::Reader reader{office.pool};
    std::int64_t soon = 0, late = 0, raised = 0;
    for (const auto& one : reminders(reader, office, actor, most_shown)) {
        auto& count = !is_own(one, actor) ? raised : one.is_overdue ? late : soon;
        ++count;
    }
    const auto urged = reader.one(sql::count_urged, {actor.id.value()},
                                  [](const db::Row& row) { return row.integer(0); });
    const auto given = reader.one(sql::count_tasks, {actor.id.value()},
                                  [](const db::Row& row) { return row.integer(0); });
    const std::vector<ledger::Task> all{
        {"件信访举报已超期", late, "/complaints/reminders"},
        {"件信访举报快到期", soon, "/complaints/reminders"},
        {"件信访举报被催办，等您回话", urged.value_or(0), "/complaints?mine=1"},
        {"项信访举报里的任务等您做", given.value_or(0), "/complaints"},
        {"件别人办的信访举报超期，请督办", raised, "/complaints/reminders"},
        {"件信访举报过了期限还没有人分类，请督促受理人员", unsorted_for(reader, actor),
         "/complaints/reminders"},
    };
    std::vector<ledger::Task> out;
    out.reserve(all.size());
    std::ranges::copy_if(all, std::back_inserter(out),
                         [](const ledger::Task& one) { return one.count > 0; });
    return out;
}

}  // namespace complain
