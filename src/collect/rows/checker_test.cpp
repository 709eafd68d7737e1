#include "collect/rows/checker.hpp"

#include "collect/county_test.hpp"
#include "collect/rows_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using collect::RowChecker;
using collect::Severity;
using collect::test::Line;
using ledger::TableKind;

namespace {

const domain::Keyring keys{crypto::Secret{std::string(32, 'k')}};

collect::Known known() {
    collect::Known out{ledger::Regions{ledger::built_in_divisions("430212")}};
    out.add_program("MZ01", "农村低保金", "县民政局");
    out.add(TableKind::Source, "示财预〔2017〕1号");
    out.add(TableKind::Allocation, "示财社〔2017〕1号");
    out.add(TableKind::Appropriation, "BK0001");
    out.add(TableKind::Project, "GC-1");
    return out;
}

/// A row of a table: sound cells, some of them replaced.
struct Checked {
    std::vector<std::string> titles;
    collect::Verdict verdict;

    /// Only columns that are given stand in the table.
    Checked(const std::map<std::string, std::string>& cells,
            const std::string& number_column = {}) {
        std::vector<std::string> texts;
        std::size_t number = cells.size();
        for (const auto& [title, text] : cells) {
            if (title == number_column) number = titles.size();
            titles.push_back(title);
            texts.push_back(text);
        }
        const auto layout = collect::match_header(titles, 1);
        REQUIRE(layout);
        const auto knows = known();
        const RowChecker checker{*layout, {knows, keys, std::chrono::year{2017} / 9 / 30, "填报"}};
        Line line{2, texts};
        if (number < cells.size()) line.number_at(number);
        verdict = checker.check(line.row());
    }

    /// "列 问题" of the only problem; "" without any.
    std::string problem() const {
        if (verdict.problems.empty()) return {};
        CHECK(verdict.problems.size() == 1);
        return verdict.problems[0].column + " " + verdict.problems[0].problem;
    }
    bool refused() const { return !verdict.record; }
};

std::map<std::string, std::string> payment(const std::string& title = {},
                                           const std::string& text = {}) {
    std::map<std::string, std::string> cells{{"发放流水号", "S-1"},
                                             {"拨付单号", "BK0001"},
                                             {"项目编码", "MZ01"},
                                             {"所属期间", "2017-01"},
                                             {"行政区划代码", "430212100201"},
                                             {"姓名", "张三"},
                                             {"身份证号", collect::test::id_number(1)},
                                             {"银行账号", "6217995530000000001"},
                                             {"发放金额", "210.00"},
                                             {"发放日期", "2017-01-20"}};
    if (!title.empty()) cells[title] = text;
    return cells;
}

/// The problem of a payment with one cell replaced, which must be refused.
std::string refusal(const std::string& title, const std::string& text) {
    const Checked checked{payment(title, text)};
    CHECK(checked.refused());
    return checked.problem();
}

/// The problem of a payment with one cell replaced, which must be kept.
std::string warning(const std::string& title, const std::string& text) {
    const Checked checked{payment(title, text)};
    CHECK_FALSE(checked.refused());
    return checked.problem();
}

std::int64_t number(const Checked& checked, TableKind kind, const char* column) {
    REQUIRE(checked.verdict.record);
    const auto at = ledger::column_index(ledger::table(kind), column);
    return std::get<std::int64_t>(checked.verdict.record->values[static_cast<std::size_t>(at)]);
}

}  // namespace

TEST_CASE("a sound payment has no problem") {
    const Checked checked{payment()};

    CHECK(checked.problem() == "");
    CHECK(number(checked, TableKind::Payment, "amount_fen") == 21000);
    CHECK(checked.verdict.record->key == "S-1");
}

TEST_CASE("every missing required cell is refused by its name") {
    for (const auto& cell : payment()) {
        const auto& title = cell.first;
        CAPTURE(title);
        CHECK(refusal(title, "") == title + " 缺失");
    }
}

TEST_CASE("an identity number that cannot be is refused and says why") {
    auto wrong_check = collect::test::id_number(1);
    wrong_check.back() = wrong_check.back() == '0' ? '1' : '0';

    CHECK(refusal("身份证号", "43029919520101") == "身份证号 不是18位号码");
    CHECK(refusal("身份证号", "430299195213012951") == "身份证号 出生日期不存在");
    CHECK(refusal("身份证号", wrong_check) == "身份证号 校验码不符");
    CHECK(refusal("身份证号", "4.30299195206283E+17") == "身份证号 数字格式，末位已丢失");
}

TEST_CASE("numbers that a spreadsheet rounded are refused, whatever they look like") {
    const Checked id{payment("身份证号", "430299195206282951"), "身份证号"};
    const Checked account{payment("银行账号", "6.217995530000000e+18"), "银行账号"};

    CHECK(id.problem() == "身份证号 数字格式，末位已丢失");
    CHECK(account.problem() == "银行账号 数字格式，末位已丢失");
}

TEST_CASE("a twelve-digit division code stored as a number is exact") {
    const Checked checked{payment("行政区划代码", "430212100201.0"), "行政区划代码"};

    CHECK(checked.problem() == "");
}

TEST_CASE("accounts, amounts, days and periods that cannot be read are refused") {
    CHECK(refusal("银行账号", "12345") == "银行账号 账号不是9至32位数字");
    CHECK(refusal("发放金额", "二百一十元") == "发放金额 金额读不懂或超过两位小数");
    CHECK(refusal("发放金额", "210.005") == "发放金额 金额读不懂或超过两位小数");
    CHECK(refusal("发放金额", "0") == "发放金额 须为正数");
    CHECK(refusal("发放金额", "-210") == "发放金额 须为正数");
    CHECK(refusal("发放日期", "三月") == "发放日期 不是有效日期或在将来");
    CHECK(refusal("发放日期", "2017-02-30") == "发放日期 不是有效日期或在将来");
    CHECK(refusal("发放日期", "2017-10-01") == "发放日期 不是有效日期或在将来");
    CHECK(refusal("所属期间", "第三批") == "所属期间 所属期间读不懂");
}

TEST_CASE("unknown programs, divisions and parents are refused") {
    CHECK(refusal("项目编码", "XX99") == "项目编码 目录中没有");
    CHECK(refusal("行政区划代码", "430212999999") == "行政区划代码 不存在");
    CHECK(refusal("拨付单号", "BK9999") == "拨付单号 上级表中没有");
}

TEST_CASE("amounts as clerks write them are read to the fen") {
    CHECK(number(Checked{payment("发放金额", "1,210.5")}, TableKind::Payment, "amount_fen") ==
          121050);
    CHECK(number(Checked{payment("发放金额", "￥210元")}, TableKind::Payment, "amount_fen") ==
          21000);
    CHECK(number(Checked{payment("发放金额", "210.000")}, TableKind::Payment, "amount_fen") ==
          21000);
    const Checked ten_thousands{{{"指标文号", "示财预〔2017〕8号"},
                                 {"项目编码", "MZ01"},
                                 {"年度", "2017"},
                                 {"指标金额（万元）", "1.25"}}};
    CHECK(number(ten_thousands, TableKind::Source, "amount_fen") == 1250000);
}

TEST_CASE("document numbers are one in any of their brackets") {
    const Checked checked{{{"下达文号", "示财社[2017]9号"},
                           {"来源指标文号", "示财预（2017）1号"},
                           {"项目编码", "MZ01"},
                           {"接收单位", "县民政局"},
                           {"下达金额", "10"}}};

    REQUIRE(checked.verdict.record);
    CHECK(checked.verdict.record->key == "示财社〔2017〕9号");
}

TEST_CASE("what looks odd but can be is kept with a warning") {
    CHECK(warning("行政区划代码", "430221100201") ==
          "行政区划代码 该区划代码已停用，已按原代码收下");
    CHECK(warning("村", "没有这个村") == "村 村名与行政区划代码不一致");
    CHECK(warning("项目名称", "另一个项目") == "项目名称 项目名称与编码不一致");
    CHECK(warning("数量", "两亩") == "数量 不是数字，已留空");
}

TEST_CASE("quantity times standard is compared with the amount") {
    auto cells = payment("数量", "2");
    cells["补助标准"] = "105";
    CHECK(Checked{cells}.problem() == "");
    cells["补助标准"] = "100";
    CHECK(Checked{cells}.problem() == "发放金额 数量×补助标准与发放金额不相等");
}

TEST_CASE("a personal number in free text or in a row's own number is a privacy finding") {
    const Checked remark{payment("备注", "请打13812345678")};
    CHECK(remark.verdict.problems.at(0).severity == Severity::Privacy);
    CHECK_FALSE(remark.refused());
    const Checked serial{payment("发放流水号", "MZ-13812345678")};
    CHECK(serial.verdict.problems.at(0).severity == Severity::Privacy);
    CHECK_FALSE(serial.refused());
}

TEST_CASE("no problem repeats the cell's content") {
    const std::string bad = "43029919520101";
    const Checked checked{payment("身份证号", bad)};

    for (const auto& problem : checked.verdict.problems) {
        CHECK(problem.problem.find(bad) == std::string::npos);
        CHECK(problem.mend.find(bad) == std::string::npos);
    }
}

TEST_CASE("years and yes-or-no are read as clerks write them") {
    const std::map<std::string, std::string> cells{{"项目编码", "NY01"},
                                                   {"项目名称", "耕地补贴"},
                                                   {"主管部门", "县农业局"},
                                                   {"年度", "2017年"},
                                                   {"是否核对家庭经济状况", "√"}};
    const Checked checked{cells};
    CHECK(number(checked, TableKind::Program, "year") == 2017);
    CHECK(number(checked, TableKind::Program, "means_tested") == 1);
    CHECK(checked.verdict.record->key == "NY01/2017");

    auto odd = cells;
    odd["年度"] = "十七";
    CHECK(Checked{odd}.problem() == "年度 不是有效年度");
    odd = cells;
    odd["是否核对家庭经济状况"] = "或许";
    CHECK(Checked{odd}.problem() == "是否核对家庭经济状况 不是“是”或“否”");
    CHECK_FALSE(Checked{odd}.refused());
}

TEST_CASE("days that are agreed for later may lie ahead") {
    const Checked checked{{{"工程编号", "GC-2"},
                           {"项目编码", "MZ01"},
                           {"工程名称", "水渠"},
                           {"行政区划代码", "430212100201"},
                           {"竣工日期", "2018-05-01"}}};

    CHECK(checked.problem() == "");
}

TEST_CASE("an expenditure needs a project that is known") {
    std::map<std::string, std::string> cells{
        {"支出编号", "ZC-1"}, {"工程编号", "GC-1"}, {"支出日期", "2017-03-27"}, {"金额", "100"}};
    CHECK(Checked{cells}.problem() == "");
    cells["工程编号"] = "GC-9";
    CHECK(Checked{cells}.problem() == "工程编号 上级表中没有");
}
