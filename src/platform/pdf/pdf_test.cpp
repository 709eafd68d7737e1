#include "platform/pdf/pdf.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

namespace {

pdf::Document sheet() {
    return {"核查底稿", "示例县", platform::from_millis(1506744000000), {}};
}

std::size_t pages_in(const std::string& bytes) {
    std::size_t pages = 0;
    for (auto at = bytes.find("/Type /Page %"); at != std::string::npos;
         at = bytes.find("/Type /Page %", at + 1))
        ++pages;
    return pages;
}

/// A table with as many rows of `lines` lines each.
pdf::Table table(std::size_t rows, std::size_t lines) {
    std::string cell = "张三";
    for (std::size_t i = 1; i < lines; ++i)
        cell += "\n王五";
    return {{{"姓名", 1}, {"说明", 3}}, {rows, {"一", cell}}};
}

std::size_t pages_of(pdf::Block block) {
    auto document = sheet();
    document.blocks.push_back(std::move(block));
    return pages_in(pdf::write(document));
}

}  // namespace

TEST_CASE("a document is a PDF of one page whose text can be taken out again") {
    auto document = sheet();
    document.blocks = {pdf::Heading{"疑点"}, pdf::Paragraph{"疑点是要核实的问题，不是结论。"},
                       table(3, 1), pdf::Signatures{{"核查人：", "日期："}}};

    const auto bytes = pdf::write(document);

    CHECK(bytes.starts_with("%PDF-"));
    CHECK(pages_in(bytes) == 1);
    CHECK(bytes.find("/ToUnicode") != std::string::npos);
    CHECK(bytes.find("/Type3") == std::string::npos);
}

TEST_CASE("the same document gives the same bytes, and its day is the only time in it") {
    const auto one = pdf::write(sheet());
    auto later = sheet();
    later.at += std::chrono::hours{24};

    CHECK(pdf::write(sheet()) == one);
    CHECK(one.find("20170930") != std::string::npos);
    CHECK(pdf::write(later) != one);
}

TEST_CASE("a table goes on over as many pages as it needs") {
    CHECK(pages_of(table(20, 1)) == 1);
    CHECK(pages_of(table(100, 1)) == 4);
}

TEST_CASE("a row that no page can hold is broken, and every page but the last is full") {
    CHECK(pages_of(table(1, 30)) == 1);
    CHECK(pages_of(table(1, 60)) == 2);
    CHECK(pages_of(table(1, 400)) == 9);
}

TEST_CASE("a row that a page can hold stays whole") {
    CHECK(pages_of(table(2, 40)) == 2);
    CHECK(pages_of(table(3, 40)) == 3);
}

TEST_CASE("rows to be filled in by hand are as high as they were asked for") {
    auto blanks = table(10, 1);
    blanks.least_lines = 10;

    CHECK(pages_of(blanks) == 3);
}

TEST_CASE("a cell wider than its column, a cell left out and an empty table are no trouble") {
    const pdf::Table odd{{{"甲", 1}, {"乙", 1}}, {{std::string(3000, 'x')}, {}}};

    CHECK(pages_of(odd) == 2);
    CHECK(pages_of(pdf::Table{{{"甲", 1}}, {}}) == 1);
}
