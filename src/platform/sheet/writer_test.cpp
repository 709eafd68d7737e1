#include "platform/sheet/writer.hpp"

#include "platform/sheet/sheet.hpp"

#include <doctest/doctest.h>

#include <array>

namespace {

struct Copy {
    sheet::Kind kind;
    std::string text;
    std::int64_t days;
};

/// Every row of a sheet by its number.
std::map<int, std::vector<Copy>> rows_of(sheet::Workbook& book, std::size_t index = 0) {
    std::map<int, std::vector<Copy>> out;
    book.read(index, [&](const sheet::Row& row) {
        for (const auto& cell : row.cells)
            out[row.number].push_back({cell.kind, std::string(cell.text), cell.days});
    });
    return out;
}

}  // namespace

TEST_CASE("what is written is read back: text, numbers, days, gaps and row numbers") {
    sheet::Writer writer;
    writer.add_sheet("发放表", std::array{10, 20});
    writer.header(std::array<std::string, 3>{"姓名", "金额", "日期"});
    writer.row();
    writer.text("欧阳㛃");
    writer.number("1250.50", sheet::Mark::Bad);
    writer.date(17400);
    writer.row();
    writer.row();
    writer.blank();
    writer.text("=1+1");

    auto book = sheet::open_bytes(writer.finish());
    auto rows = rows_of(*book);

    CHECK(book->sheets()[0].name == "发放表");
    CHECK(rows[1][2].text == "日期");
    CHECK(rows[2][0].text == "欧阳㛃");
    CHECK(rows[2][1].kind == sheet::Kind::Number);
    CHECK(rows[2][1].text == "1250.5");
    CHECK(rows[2][2].kind == sheet::Kind::Date);
    CHECK(rows[2][2].days == 17400);
    CHECK(rows[4][0].kind == sheet::Kind::Empty);
    CHECK(rows[4][1].kind == sheet::Kind::Text);
    CHECK(rows[4][1].text == "=1+1");
    CHECK_FALSE(rows.contains(3));
}

TEST_CASE("a number of more than 15 digits is written as text and keeps them all") {
    sheet::Writer writer;
    writer.add_sheet("a");
    writer.row();
    writer.number("430299195206282951");

    auto rows = rows_of(*sheet::open_bytes(writer.finish()));

    CHECK(rows[1][0].kind == sheet::Kind::Text);
    CHECK(rows[1][0].text == "430299195206282951");
}

TEST_CASE("a long drop-down list lies on a hidden sheet of its own") {
    std::vector<std::string> villages;
    for (int i = 0; i < 140; ++i)
        villages.push_back("4302991000" + std::to_string(10 + i));
    sheet::Writer writer;
    writer.add_sheet("模板");
    writer.header(std::array<std::string, 1>{"行政区划代码"});
    writer.choices(0, villages);

    auto book = sheet::open_bytes(writer.finish());

    REQUIRE(book->sheets().size() == 2);
    CHECK(book->sheets()[1].hidden);
    CHECK(rows_of(*book, 1).size() == 140);
}
