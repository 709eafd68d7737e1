#include "complain/clock/calendar.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"

#include <chrono>

namespace complain {

namespace {

namespace chrono = std::chrono;

bool is_weekend(Date day) {
    const chrono::weekday weekday{chrono::sys_days{day}};
    return weekday == chrono::Saturday || weekday == chrono::Sunday;
}

/// 全国年节及纪念日放假办法, as far as the sun's calendar tells: three days of October, and of May
/// and the New Year the one day that every version of it has.
bool is_fixed_feast(Date day) {
    const auto month = static_cast<unsigned>(day.month());
    const auto number = static_cast<unsigned>(day.day());
    if (month == 10) return number <= 3;
    return (month == 1 || month == 5) && number == 1;
}

}  // namespace

Calendar Calendar::built_in() {
    return Calendar{data::workdays_csv};
}

Calendar::Calendar(std::string_view csv) {
    const Rows rows{csv};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Date day = rows.date(row, "date");
        moved_[platform::to_days(day)] = rows.cell(row, "kind") == "work";
        years_.insert(static_cast<int>(day.year()));
    }
}

bool Calendar::is_workday(Date day) const {
    const auto moved = moved_.find(platform::to_days(day));
    if (moved != moved_.end()) return moved->second;
    if (is_weekend(day)) return false;
    return is_certain(static_cast<int>(day.year())) || !is_fixed_feast(day);
}

bool Calendar::is_certain(Date from, Date to) const {
    for (int year = static_cast<int>(from.year()); year <= static_cast<int>(to.year()); ++year)
        if (!is_certain(year)) return false;
    return true;
}

Date Calendar::add_workdays(Date from, int count) const {
    const int step = count < 0 ? -1 : 1;
    while (count != 0) {
        from = add_days(from, step);
        if (is_workday(from)) count -= step;
    }
    return from;
}

int Calendar::workdays_between(Date from, Date to) const {
    if (to < from) return -workdays_between(to, from);
    int count = 0;
    for (Date day = from; day < to;) {
        day = add_days(day, 1);
        if (is_workday(day)) ++count;
    }
    return count;
}

Date Calendar::workday_from(Date day) const {
    while (!is_workday(day))
        day = add_days(day, 1);
    return day;
}

Date add_days(Date from, int count) {
    return Date{chrono::sys_days{from} + chrono::days{count}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((chrono::sys_days{to} - chrono::sys_days{from}).count());
}

Date add_months(Date from, int count) {
    const Date moved = from + chrono::months{count};
    return moved.ok() ? moved : Date{moved.year() / moved.month() / chrono::last};
}

}  // namespace complain
