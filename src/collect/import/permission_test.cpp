#include "collect/county_test.hpp"

#include <doctest/doctest.h>

using collect::test::County;
using collect::test::first_problem;
using collect::test::payments;

TEST_CASE("only finance hands in the tables above the payments") {
    County county;
    const auto finance = county.actor(county.add(
        "finance", "县财政局", {{guard::Role::FinanceClerk, collect::test::county, "县财政局"}}));
    const auto clerk = county.actor(county.add_clerk("clerk", "县民政局"));

    CHECK(county.import(collect::test::programs, clerk).refused.find("财政填报员") !=
          std::string::npos);
    CHECK(county.import(collect::test::programs, finance).refused == "");
    CHECK(county.import(collect::test::sources, clerk).refused != "");
    CHECK(county.import(collect::test::sources, finance).refused == "");
    CHECK(county.import(collect::test::allocations, clerk).refused != "");
    CHECK(county.import(collect::test::allocations, finance).refused == "");
    CHECK(county.import(collect::test::appropriations, clerk).refused != "");
    CHECK(county.import(collect::test::appropriations, finance).refused == "");
}

TEST_CASE("who may not hand in tables is refused whatever the file") {
    County county;
    county.import_chain();
    const auto reviewer = county.actor(
        county.add("reviewer", "县民政局",
                   {{guard::Role::DepartmentReviewer, collect::test::county, "县民政局"}}));

    CHECK(county.import(payments({{}}), reviewer).refused != "");
}

TEST_CASE("a clerk hands in payments of their own department's programs only") {
    County county;
    county.import_chain();
    const auto clerk = county.actor(county.add_clerk("clerk", "县民政局"));

    const auto report = county.import(
        payments({{}, {.serial = "B-1", .program = "CL01", .appropriation = "BK0002"}}), clerk);

    CHECK(report.sheets.at(0).counts.accepted == 1);
    CHECK(report.sheets.at(0).counts.rejected == 1);
    CHECK(first_problem(report) == "3 项目编码 不是本单位的项目");
}

TEST_CASE("a town's clerk hands in payments inside the town only") {
    County county;
    county.import_chain();
    const auto clerk = county.actor(
        county.add("town", "乡镇民政办", {{guard::Role::TownClerk, collect::test::town, ""}}));

    const auto report =
        county.import(payments({{}, {.serial = "B-1", .region = "430299106205"}}), clerk);

    CHECK(report.sheets.at(0).counts.accepted == 1);
    CHECK(first_problem(report) == "3 行政区划代码 不在本辖区内");
}

TEST_CASE("the command line hands in everything") {
    County county;
    county.import_chain();

    const auto report = county.import(payments({{.program = "CL01", .appropriation = "BK0002"}}));

    CHECK(report.sheets.at(0).counts.accepted == 1);
}
