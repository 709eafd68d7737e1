#include "complain/cases/openings.hpp"

#include "complain/sql.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

using guard::Permission;

/// 县里设定: so many different cases in a day are many.
constexpr std::int64_t many = 60;
constexpr int begins = 7, ends = 20;  // hours
constexpr std::int64_t days_shown = 30, days_kept = 2;

struct Odd {
    std::string_view name, title;
};
constexpr std::array words{Odd{"hours", "工作时间以外"}, Odd{"many", "一天里打开很多件"},
                           Odd{"unassigned", "不是自己办的件"}};

bool is_outside_hours(const Office& office, platform::Instant now) {
    const auto local = now + std::chrono::hours{8};
    const auto hour = std::chrono::floor<std::chrono::hours>(
        local - std::chrono::floor<std::chrono::days>(local));
    return !office.calendar.is_workday(platform::local_date(now)) || hour.count() < begins ||
           hour.count() >= ends;
}

/// Intake sorts what comes in, approvers look over what others do; all else is for its handler.
bool is_unassigned(const guard::Actor& actor, const ComplaintState& state) {
    if (state.handler == actor.id.value() || actor.may(Permission::ApproveComplaint)) return false;
    constexpr std::array sorting{Stage::Received,    Stage::Screening,   Stage::Accepted,
                                 Stage::NotAccepted, Stage::Transferred, Stage::Merged};
    const bool is_sorted = std::ranges::find(sorting, state.stage) == sorting.end();
    return is_sorted || !actor.may(Permission::IntakeComplaint);
}

std::string title_of(std::string_view odd) {
    std::string out;
    for (const auto& one : words) {
        if (odd.find(one.name) == std::string_view::npos) continue;
        if (!out.empty()) out += "、";
        out += one.title;
    }
    return out;
}

}  // namespace

void note_opening(db::Transaction& tx, const Office& office, const guard::Actor& actor,
                  const store::CaseRow& row) {
    const auto now = office.clock.now();
    const auto day = platform::to_days(platform::local_date(now));
    const auto before = tx.one(sql::count_openings, {actor.id.value(), day},
                               [](const db::Row& found) { return found.integer(0); });
    std::string odd;
    if (is_outside_hours(office, now)) odd += "hours ";
    if (before.value_or(0) >= many) odd += "many ";
    if (is_unassigned(actor, row.state)) odd += "unassigned ";
    tx.run(sql::insert_opening, {row.id, actor.id.value(), day, odd});
}

void forget_openings(const Office& office) {
    const auto today = platform::to_days(platform::local_date(office.clock.now()));
    db::Transaction tx{office.pool};
    tx.run(sql::forget_openings, {today - days_kept});
    tx.commit();
}

std::vector<OddOpening> odd_openings(const Office& office, const guard::Actor& actor) {
    office.gate.require(actor, Permission::ApproveComplaint);
    const auto today = platform::to_days(platform::local_date(office.clock.now()));
    db::Reader reader{office.pool};
    return reader.all(sql::select_odd_openings, {actor.id.value(), today - days_shown},
                      [](const db::Row& row) {
                          return OddOpening{std::string{row.text(0)},
                                            std::string{row.text(1)},
                                            platform::from_days(row.integer(2)),
                                            title_of(row.text(3)),
                                            row.integer(4),
                                            row.integer(5)};
                      });
}

}  // namespace complain
