#include "platform/core/refusal.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/sheet/writer.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

namespace {

std::string workbook() {
    sheet::Writer writer;
    writer.add_sheet("a");
    for (int i = 0; i < 50; ++i) {
        writer.row();
        writer.text("内容");
        writer.number(std::to_string(i));
    }
    return writer.finish();
}

void read_all(const std::string& bytes) {
    auto book = sheet::open_bytes(bytes);
    for (std::size_t i = 0; i < book->sheets().size(); ++i) {
        book->read(i, [](const sheet::Row&) {});
    }
}

}  // namespace

TEST_CASE("a file cut anywhere is refused or read, and nothing worse") {
    const auto whole = workbook();
    int refused = 0;
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        try {
            read_all(whole.substr(0, size));
        } catch (const platform::Refusal& refusal) {
            CHECK(refusal.kind() == platform::Refusal::Kind::Invalid);
            ++refused;
        }
    }

    CHECK(refused > static_cast<int>(whole.size() / 97) - 3);
}

TEST_CASE("an .xlsx with a password is told apart from a broken file") {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    bytes.append(600, '\0');
    for (char letter : std::string("EncryptedPackage")) {
        bytes += letter;
        bytes += '\0';
    }

    CHECK_THROWS_WITH_AS(read_all(bytes), doctest::Contains("密码"), platform::Refusal);
    CHECK_THROWS_WITH_AS(read_all(bytes.substr(0, 300)), doctest::Contains("损坏"),
                         platform::Refusal);
}

TEST_CASE("a picture, a web page and nothing are refused in their own words") {
    CHECK_THROWS_WITH_AS(read_all(""), doctest::Contains("空的"), platform::Refusal);
    CHECK_THROWS_WITH_AS(read_all(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)),
                         doctest::Contains("不是能读的"), platform::Refusal);
    CHECK_THROWS_WITH_AS(read_all("<html><table></table></html>"), doctest::Contains("网页"),
                         platform::Refusal);
}
