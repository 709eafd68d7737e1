#include "platform/core/clock.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("the county's day begins at 16:00 UTC of the day before") {
    auto evening = platform::Instant{std::chrono::sys_days{2017y / 8 / 19} + 16h};

    CHECK(platform::local_date(evening) == 2017y / 8 / 20);
    CHECK(platform::local_date(evening - 1ms) == 2017y / 8 / 19);
    CHECK(platform::format_instant(evening) == "2017-08-20 00:00");
}

TEST_CASE("a date is read only in the ISO form and only if it exists") {
    CHECK(platform::parse_iso_date("2016-02-29") == 2016y / 2 / 29);
    CHECK_FALSE(platform::parse_iso_date("2017-02-29"));
    CHECK_FALSE(platform::parse_iso_date("2017-2-28"));
    CHECK_FALSE(platform::parse_iso_date("2017-02-2x"));
}

TEST_CASE("days and milliseconds are exact both ways") {
    CHECK(platform::from_days(platform::to_days(1936y / 1 / 2)) == 1936y / 1 / 2);
    CHECK(platform::to_millis(platform::from_millis(-5)) == -5);
}
