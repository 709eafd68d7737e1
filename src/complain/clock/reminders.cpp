#include "complain/clock/case_clock.hpp"

#include <algorithm>

namespace complain {

std::vector<Reminder> CaseClock::reminders_until(Date to) const {
    const Date last = due(to);
    const Date half = nth(state_.started, (total() + 1) / 2, to);
    Date soon = last;
    for (int workdays = 0; workdays < 3 && state_.started < soon;) {
        soon = add_days(soon, -1);
        if (calendar_.is_workday(soon) && counts(soon, to)) ++workdays;
    }
    std::vector<Reminder> all;
    // Of a few days half is no news: three working days are left already.
    if (half < soon) all.push_back({half, ReminderKind::Half, 0, Level::Handler});
    if (state_.started < soon) all.push_back({soon, ReminderKind::Soon, 0, Level::Handler});
    all.push_back({last, ReminderKind::Due, 0, Level::Handler});
    int overdue = 0;
    for (Date day = last; day < to;) {
        day = add_days(day, 1);
        if (!counts(day, to)) continue;
        if (is_told_on(++overdue))
            all.push_back({day, ReminderKind::Overdue, overdue, level_of(overdue)});
    }
    return all;
}

std::vector<Reminder> CaseClock::reminders_between(Date from, Date to) const {
    const Date end = as_of(to);
    // While it stands still the last day moves on with every day, so nothing is near.
    const Date quiet = is_paused() ? state_.pauses.back().from : end;
    std::vector<Reminder> found;
    for (const Reminder& reminder : reminders_until(end))
        if (from < reminder.on && reminder.on <= std::min(end, quiet)) found.push_back(reminder);
    return found;
}

Level CaseClock::level(Date today) const {
    return is_overdue(today) ? level_of(-remaining(today)) : Level::Handler;
}

}  // namespace complain
