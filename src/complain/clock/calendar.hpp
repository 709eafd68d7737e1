#pragma once

#include "platform/core/clock.hpp"

#include <map>
#include <set>
#include <string_view>

namespace complain {

using platform::Date;

/// 法定工作日历: Monday to Friday, but for the days that the State Council moves each year
/// (国务院办公厅关于部分节假日安排的通知).
class Calendar {
public:
    /// Of the notices that are built in, 2016 to 2026.
    static Calendar built_in();
    /// Columns date,kind(rest|work),name,basis; a year with a row is certain.
    explicit Calendar(std::string_view csv);

    /// In a year without a notice: weekends and the feasts of fixed date (1 January, 1 to 3 May or
    /// October) are free, moved days and moon feasts are not known.
    bool is_workday(Date day) const;
    /// Whether that year's notice is known; a date in any other year is a best guess.
    bool is_certain(int year) const { return years_.contains(year); }
    /// Whether every year from the first day to the last is certain.
    bool is_certain(Date from, Date to) const;

    /// The n-th working day after that day, which itself does not count (期间开始之日不算). A
    /// negative number goes back; 0 is the day itself.
    Date add_workdays(Date from, int count) const;
    /// Working days after the first day up to and with the second; negative if it lies before.
    int workdays_between(Date from, Date to) const;
    /// The day itself, or the first working day after it (期间届满之日顺延).
    Date workday_from(Date day) const;

private:
    std::map<std::int64_t, bool> moved_;  ///< days since 1970: whether one works
    std::set<int> years_;
};

/// Natural days (自然日).
Date add_days(Date from, int count);
int days_between(Date from, Date to);
/// The same day of a later month; its last day if the month is shorter.
Date add_months(Date from, int count);

}  // namespace complain
