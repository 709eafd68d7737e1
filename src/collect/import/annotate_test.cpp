#include "collect/import/annotate.hpp"

#include "collect/county_test.hpp"
#include "platform/sheet/zip.hpp"

#include <doctest/doctest.h>

#include <array>

using collect::test::County;
using collect::test::payments;

namespace {

/// A part of an .xlsx as it is written.
std::string part_of(const std::string& xlsx, const char* name) {
    sheet::Zip zip{sheet::memory_source(xlsx), {}};
    sheet::Zip::Part part{zip, name};
    std::string out;
    std::array<char, 4096> piece{};
    for (std::size_t got = part.read(piece); got > 0; got = part.read(piece))
        out.append(piece.data(), got);
    return out;
}

/// The style number of a cell; "" for one without.
std::string style_of(const std::string& sheet, const std::string& cell) {
    const auto at = sheet.find("<c r=\"" + cell + "\"");
    if (at == std::string::npos) return {};
    const auto style = sheet.find(" s=\"", at);
    return style > sheet.find('>', at)
               ? ""
               : sheet.substr(style + 4, sheet.find('"', style + 4) - style - 4);
}

std::string annotated(County& county, const std::string& bytes) {
    const auto report = county.import(bytes);
    const auto book = sheet::open_bytes(bytes);
    sheet::Writer out;
    collect::annotate(*book, report, out);
    return out.finish();
}

}  // namespace

TEST_CASE("a bad cell is red, a doubtful one yellow, and their neighbours plain") {
    County county;
    county.import_chain();

    const auto xlsx = annotated(county, payments({{},
                                                  {.serial = "S-2", .amount = "-1"},
                                                  {.serial = "S-3", .remark = "13812345678"}}));

    const auto sheet = part_of(xlsx, "xl/worksheets/sheet1.xml");
    const auto styles = part_of(xlsx, "xl/styles.xml");
    CHECK(styles.find("FFFFC7CE") != std::string::npos);
    CHECK(styles.find("FFFFEB9C") != std::string::npos);
    CHECK(style_of(sheet, "I3") != style_of(sheet, "I2"));
    CHECK(style_of(sheet, "L4") != style_of(sheet, "I3"));
    CHECK(style_of(sheet, "H3") == style_of(sheet, "H2"));
}

TEST_CASE("rows keep their numbers when lines above and between are blank") {
    County county;
    county.import_chain();
    const auto bytes = "示例县补助资金发放表\n\n" + payments({{.amount = "0"}});

    const auto book = sheet::open_bytes(annotated(county, bytes));

    std::map<int, std::string> last;
    book->read(0, [&](const sheet::Row& row) { last[row.number] = row.cells.back().text; });
    CHECK(last[1] == "示例县补助资金发放表");
    CHECK(last[3] == "退回原因");
    CHECK(last[4].find("发放金额") != std::string::npos);
}
