#include "collect/headers/layout.hpp"

#include "collect/rows/kind.hpp"
#include "collect/rows_test.hpp"

#include <doctest/doctest.h>

using collect::HeaderFinder;
using collect::RowKind;
using collect::test::Line;
using ledger::TableKind;
using Step = HeaderFinder::Step;

namespace {

using Texts = std::vector<std::string>;

const Texts source{"指标文号", "项目编码", "年度", "资金级次", "指标金额"};

collect::Layout layout_of(const Texts& headers) {
    auto layout = collect::match_header(headers, 1);
    REQUIRE(layout);
    return *layout;
}

Step look(HeaderFinder& finder, int number, Texts texts) {
    return finder.look(Line{number, std::move(texts)}.row());
}

RowKind kind(Texts texts) {
    static const auto layout = layout_of(source);
    return collect::kind_of(layout, Line{7, std::move(texts)}.row());
}

}  // namespace

TEST_CASE("a header is found below titles and notes") {
    HeaderFinder finder;

    CHECK(look(finder, 1, {"示例县2017年指标来源情况表"}) == Step::Looking);
    CHECK(look(finder, 2, {"填报单位：县财政局", "", "", "2017年9月"}) == Step::Looking);
    look(finder, 4, source);
    CHECK(look(finder, 5, {"示财预〔2017〕1号", "MZ01", "2017", "省级", "100"}) ==
          Step::FoundBefore);

    CHECK(finder.layout().header_row == 4);
    CHECK(finder.layout().form->kind == TableKind::Source);
}

TEST_CASE("a header of two rows counts as one") {
    HeaderFinder finder;

    look(finder, 1,
         {"发放流水号", "拨付单号", "项目编码", "所属期间", "行政区划代码", "补助对象", "", "",
          "发放情况", ""});
    const auto step = look(
        finder, 2, {"", "", "", "", "", "姓名", "身份证号", "银行账号", "发放金额", "发放日期"});

    CHECK(step == Step::Found);
    CHECK(finder.layout().header_row == 2);
    CHECK(finder.layout().missing().empty());
}

TEST_CASE("titles merged downwards beside a group of columns are part of the header") {
    HeaderFinder finder;

    look(finder, 1,
         {"基本情况", "", "", "", "", "姓名", "身份证号", "银行账号", "发放金额", "发放日期"});
    look(finder, 2, {"发放流水号", "拨付单号", "项目编码", "所属期间", "行政区划代码"});

    CHECK(finder.layout().missing().empty());
    CHECK(finder.layout().header_row == 2);
}

TEST_CASE("columns are known in any order and by their other names") {
    const auto layout =
        layout_of({"序号", "发放额（元）", "户主姓名", "公民身份号码*", "一卡通账号", "流水号",
                   "项目代码", "发放月份", "村代码", "拨付编号", "打卡日期"});

    CHECK(layout.form->kind == TableKind::Payment);
    CHECK(layout.missing().empty());
    CHECK(layout.columns[0] == 5);
}

TEST_CASE("money in 万元 is known from its column's title and from a line above") {
    CHECK(layout_of({"指标文号", "项目编码", "年度", "指标金额（万元）"}).ten_thousands[6]);
    CHECK_FALSE(layout_of({"指标文号", "项目编码", "年度", "指标金额（元）"}).ten_thousands[6]);
    HeaderFinder finder;
    look(finder, 1, {"单位：万元"});
    look(finder, 2, source);
    CHECK(finder.amounts_in_ten_thousands());
}

TEST_CASE("an exact title is not taken for another table's synonym") {
    CHECK(layout_of({"下达文号", "来源指标文号", "项目编码", "接收单位", "下达金额"}).form->kind ==
          TableKind::Allocation);
    CHECK(layout_of(source).form->kind == TableKind::Source);
}

TEST_CASE("a missing required column is named") {
    const auto missing = layout_of({"指标文号", "项目编码", "年度"}).missing();

    REQUIRE(missing.size() == 1);
    CHECK(missing[0] == "指标金额");
}

TEST_CASE("a list that is no collection table is not taken for one") {
    CHECK_FALSE(collect::match_header(Texts{"姓名", "单位", "电话"}, 1));
    CHECK_FALSE(collect::match_header(Texts{}, 1));
}

TEST_CASE("totals, signatures, blank numbered lines and a header on the next page are no data") {
    CHECK(kind({"示财预〔2017〕1号", "MZ01", "2017", "省级", "100"}) == RowKind::Data);
    CHECK(kind({"合计", "", "", "", "100"}) == RowKind::Total);
    CHECK(kind({"本页小计：", "", "", "", "100"}) == RowKind::Total);
    CHECK(kind({"制表人：张三", "", "审核：李四"}) == RowKind::Note);
    CHECK(kind({"说明：本表由财政局填报"}) == RowKind::Note);
    CHECK(kind({"", " ", "　"}) == RowKind::Blank);
    CHECK(kind(source) == RowKind::Header);
}

TEST_CASE("a title, a place for the seal and a sum in words are no data") {
    CHECK(kind({"2017年指标来源情况表（续）"}) == RowKind::Note);
    CHECK(kind({"单位（盖章）："}) == RowKind::Note);
    CHECK(kind({"合计人民币（大写）：壹佰元整", "", "", "", "100"}) == RowKind::Total);
    CHECK(kind({"示财预〔2017〕1号"}) == RowKind::Data);
}

TEST_CASE("a row that lacks much of what is required is still data, to be refused aloud") {
    CHECK(kind({"示财预〔2017〕1号", "MZ01", "", "", ""}) == RowKind::Data);
}

TEST_CASE("a printed serial number beside an empty line is no data") {
    const auto layout = layout_of({"序号", "指标文号", "项目编码", "年度", "资金级次", "指标金额"});

    CHECK(collect::kind_of(layout, Line{9, {"17", "", "", "", "", ""}}.row()) == RowKind::Blank);
}
