#include "complain/clock/calendar.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace std::chrono_literals;

namespace {

const Calendar calendar = Calendar::built_in();

Date day(const char* text) {
    return platform::parse_iso_date(text).value();
}

}  // namespace

TEST_CASE("National Day 2017 lasts eight days and the Saturday before it is worked") {
    CHECK(calendar.is_workday(day("2017-09-30")));
    CHECK_FALSE(calendar.is_workday(day("2017-10-01")));
    CHECK_FALSE(calendar.is_workday(day("2017-10-08")));
    CHECK(calendar.is_workday(day("2017-10-09")));
    CHECK(calendar.add_workdays(day("2017-09-29"), 1) == day("2017-09-30"));
    CHECK(calendar.add_workdays(day("2017-09-29"), 2) == day("2017-10-09"));
    CHECK(calendar.add_workdays(day("2017-10-01"), 1) == day("2017-10-09"));
    CHECK(calendar.workdays_between(day("2017-09-29"), day("2017-10-09")) == 2);
}

TEST_CASE("Spring Festival 2018 takes seven days and gives back two weekend days") {
    CHECK(calendar.is_workday(day("2018-02-11")));
    CHECK(calendar.is_workday(day("2018-02-14")));
    CHECK_FALSE(calendar.is_workday(day("2018-02-15")));
    CHECK_FALSE(calendar.is_workday(day("2018-02-21")));
    CHECK(calendar.is_workday(day("2018-02-24")));
    CHECK(calendar.add_workdays(day("2018-02-09"), 5) == day("2018-02-22"));
    CHECK(calendar.add_workdays(day("2018-02-14"), 3) == day("2018-02-24"));
    CHECK(calendar.workdays_between(day("2018-02-14"), day("2018-02-25")) == 3);
}

TEST_CASE("later notices of a year prevail: May 2019 and the longer Spring Festival of 2020") {
    CHECK_FALSE(calendar.is_workday(day("2019-05-03")));
    CHECK(calendar.is_workday(day("2019-04-28")));
    CHECK(calendar.is_workday(day("2019-05-05")));
    CHECK_FALSE(calendar.is_workday(day("2020-01-31")));
    CHECK_FALSE(calendar.is_workday(day("2020-02-01")));
    CHECK(calendar.is_workday(day("2020-02-03")));
}

TEST_CASE("the days before New Year that the next year's notice moves are moved") {
    CHECK(calendar.is_workday(day("2018-12-29")));
    CHECK_FALSE(calendar.is_workday(day("2018-12-31")));
}

TEST_CASE("a year without a notice counts weekends and fixed feasts, and says so") {
    CHECK(calendar.is_certain(2016));
    CHECK(calendar.is_certain(2026));
    CHECK_FALSE(calendar.is_certain(2015));
    CHECK_FALSE(calendar.is_certain(day("2026-12-30"), day("2027-01-04")));
    CHECK(calendar.is_certain(day("2025-12-30"), day("2026-01-04")));
    CHECK_FALSE(calendar.is_workday(day("2027-01-01")));
    CHECK_FALSE(calendar.is_workday(day("2027-01-02")));
    CHECK(calendar.is_workday(day("2027-10-04")));
    CHECK_FALSE(calendar.is_workday(day("2030-10-03")));
}

TEST_CASE("working days can be counted backwards") {
    CHECK(calendar.add_workdays(day("2017-10-09"), -1) == day("2017-09-30"));
    CHECK(calendar.workdays_between(day("2017-10-09"), day("2017-09-29")) == -2);
    CHECK(calendar.add_workdays(day("2017-10-03"), 0) == day("2017-10-03"));
    CHECK(calendar.workday_from(day("2017-10-03")) == day("2017-10-09"));
}

TEST_CASE("a month later is the same day or the shorter month's last") {
    CHECK(add_months(day("2017-01-31"), 1) == day("2017-02-28"));
    CHECK(add_months(day("2017-11-15"), 2) == day("2018-01-15"));
    CHECK(days_between(day("2017-12-31"), day("2018-01-30")) == 30);
}
