#include "platform/core/refusal.hpp"
#include "platform/sheet/sheet.hpp"

#include <doctest/doctest.h>

namespace {

/// "1:a|b;2:c" for the rows of a text file.
std::string seen(const std::string& bytes, const sheet::Limits& limits = {}) {
    std::string out;
    auto book = sheet::open_bytes(bytes, limits);
    book->read(0, [&](const sheet::Row& row) {
        out += (out.empty() ? "" : ";") + std::to_string(row.number) + ":";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            out += (i > 0 ? "|" : "") + std::string(row.cells[i].text);
        }
    });
    return out;
}

}  // namespace

TEST_CASE("quotes hold delimiters, quotes and line ends") {
    CHECK(seen("a,b\r\n\"x,\"\"y\"\"\nz\",2\r\n") == "1:a|b;2:x,\"y\"\nz|2");
}

TEST_CASE("the delimiter is found, or said in the first line") {
    CHECK(seen("a\tb\n1\t2\n") == "1:a|b;2:1|2");
    CHECK(seen("a;b\n1,5;2\n") == "1:a|b;2:1,5|2");
    CHECK(seen("sep=,\na,b;c\n") == "1:a|b;c");
}

TEST_CASE("GBK, UTF-16 and a byte-order mark are read alike") {
    CHECK(seen("\xD0\xD5\xC3\xFB,1\n") == "1:姓名|1");
    CHECK(seen("\xEF\xBB\xBF姓名,1\n") == "1:姓名|1");
    CHECK(seen(std::string("\xFF\xFE\xD3\x59\x0D\x54\x09\x00\x31\x00\x0A\x00", 12)) == "1:姓名|1");
}

TEST_CASE("blank lines are passed over and still counted") {
    CHECK(seen("a,b\n\n\n1,2\n") == "1:a|b;4:1|2");
}

TEST_CASE("a quote without its partner names the row") {
    CHECK_THROWS_WITH_AS(seen("a,b\n\"x,2\n"), doctest::Contains("第 2 行"), platform::Refusal);
}

TEST_CASE("a quote without its partner is named as such however much follows it") {
    const std::string follows(1U << 20U, 'x');

    CHECK_THROWS_WITH_AS(seen("a,b\n\"" + follows), doctest::Contains("双引号"), platform::Refusal);
    CHECK_THROWS_WITH_AS(seen("a,b\n\"" + follows + "\",1\n"), doctest::Contains("过长"),
                         platform::Refusal);
}

TEST_CASE("records, quotes and characters that lie across the pieces of a file are whole") {
    std::string file;
    std::string wanted;
    for (int row = 1; row <= 40; ++row) {
        const std::string name(static_cast<std::size_t>(10'000 + row), 'n');
        file += "\"" + name + "\"\"姓名\",2\r\n";
        wanted += (row > 1 ? ";" : "") + std::to_string(row) + ":" + name + "\"姓名|2";
    }

    CHECK(seen(file) == wanted);
    CHECK(seen("\xEF\xBB\xBF" + file) == wanted);
}

TEST_CASE("a file is refused that has more rows, or more bytes, than it may") {
    sheet::Limits limits;
    limits.text_rows = 3;
    limits.text_bytes = 100;

    CHECK(seen("a\nb\nc\n", limits) == "1:a;2:b;3:c");
    CHECK_THROWS_WITH_AS(seen("a\n\n\n\nb\n", limits), doctest::Contains("3 行"),
                         platform::Refusal);
    CHECK_THROWS_WITH_AS(seen(std::string(101, 'a'), limits), doctest::Contains("过大"),
                         platform::Refusal);
}
