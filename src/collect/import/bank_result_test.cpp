#include "collect/county_test.hpp"

#include <doctest/doctest.h>

using collect::test::County;
using collect::test::first_problem;
using collect::test::Payment;
using collect::test::payments;
using ledger::TableKind;

namespace {

/// A county where two payments wait for the bank's word.
struct AtTheBank : County {
    AtTheBank() {
        import_chain();
        import(payments({{.serial = "S-1", .status = "在途"},
                         {.serial = "S-2",
                          .person = 2,
                          .status = "在途" }}));
    }
    std::string result_of(const std::string& serial) {
        const auto found = current(TableKind::BankResult, serial);
        return found ? std::get<std::string>(found->record.values[2]) : "";
    }
};

}  // namespace

TEST_CASE("the bank's words for a result are understood") {
    AtTheBank county;

    const auto report = county.import(
        "流水号,交易金额,处理结果,失败原因\n"
        "S-1,210.00,交易成功,\n"
        "S-2,210.00,退汇,账号与户名不符\n");

    REQUIRE(report.refused == "");
    CHECK(report.sheets.at(0).counts.accepted == 2);
    CHECK(county.result_of("S-1") == "成功");
    CHECK(county.result_of("S-2") == "退回");
}

TEST_CASE("money that has not gone is not taken for money that has") {
    AtTheBank county;

    county.import("流水号,交易金额,处理结果\nS-1,210.00,未成功\nS-2,210.00,处理中\n");

    CHECK(county.result_of("S-1") == "退回");
    CHECK(county.result_of("S-2") == "在途");
}

TEST_CASE("a result for an unknown payment is refused, and so is a word that says nothing") {
    AtTheBank county;

    const auto report = county.import(
        "流水号,交易金额,处理结果\n"
        "S-9,210.00,成功\n"
        "S-1,210.00,已阅\n");

    CHECK(report.sheets.at(0).counts.rejected == 2);
    CHECK(county.result_of("S-9") == "");
    CHECK(county.result_of("S-1") == "");
}

TEST_CASE("I6 holds while the bank says what the list says, and shows the difference else") {
    AtTheBank county;
    CHECK(county.identity("I6").undecided != "");

    county.import("流水号,交易金额,处理结果\nS-1,210.00,成功\n");
    CHECK(county.identity("I6").checked == 1);
    CHECK(county.identity("I6").breaks.empty());

    county.import("流水号,交易金额,处理结果\nS-2,200.00,成功\n");
    REQUIRE(county.identity("I6").breaks.size() == 1);
    CHECK(county.identity("I6").breaks[0].key == "BK0001");
    CHECK(county.identity("I6").breaks[0].difference_fen == -1000);
}
