#include "domain/dates.hpp"

#include <doctest/doctest.h>

using domain::Period;
using domain::read_date;
using namespace std::chrono_literals;

TEST_CASE("a day is read as clerks write it") {
    CHECK(read_date("2017-08-20") == 2017y / 8 / 20);
    CHECK(read_date("2017/8/20") == 2017y / 8 / 20);
    CHECK(read_date("2017.5.20") == 2017y / 5 / 20);
    CHECK(read_date("2017年4月20日") == 2017y / 4 / 20);
    CHECK(read_date("20170120") == 2017y / 1 / 20);
    CHECK(read_date(" ２０１７－０８－２０ ") == 2017y / 8 / 20);
    CHECK(read_date("2017-08-20 09:30:00") == 2017y / 8 / 20);
}

TEST_CASE("a day that is unsure or impossible is refused") {
    CHECK_FALSE(read_date("三月"));
    CHECK_FALSE(read_date("201783"));
    CHECK_FALSE(read_date("2017-02-30"));
    CHECK_FALSE(read_date("17-08-20"));
    CHECK_FALSE(read_date("2017-8/20"));
    CHECK_FALSE(read_date("8月20日"));
    CHECK_FALSE(read_date(""));
}

TEST_CASE("a period has one code whatever way it is written") {
    CHECK(Period::parse("2017年1月")->code() == "2017-01");
    CHECK(Period::parse("201701")->code() == "2017-01");
    CHECK(Period::parse("2017.01")->code() == "2017-01");
    CHECK(Period::parse("2017年度")->code() == "2017");
    CHECK(Period::parse("2017-H1")->code() == "2017-S1");
    CHECK(Period::parse("2017年上半年")->code() == "2017-S1");
    CHECK(Period::parse("2017年第二季度")->code() == "2017-Q2");
    CHECK(Period::parse("2017-01至2017-04")->code() == "2017-01至2017-04");
    CHECK(Period::parse("2017-01至2017-12")->code() == "2017");
}

TEST_CASE("a period knows its first and last day") {
    auto half = *Period::parse("2017-S2");

    CHECK(half.from() == 2017y / 7 / 1);
    CHECK(half.to() == 2017y / 12 / 31);
    CHECK(half.spoken() == "2017年下半年");
    CHECK(Period::parse("2016-02")->to() == 2016y / 2 / 29);
}

TEST_CASE("a period that is unsure is refused") {
    CHECK_FALSE(Period::parse("2017-13"));
    CHECK_FALSE(Period::parse("一月"));
    CHECK_FALSE(Period::parse("201717"));
    CHECK_FALSE(Period::parse("2017-Q5"));
    CHECK_FALSE(Period::parse("2017-04至2017-01"));
}
