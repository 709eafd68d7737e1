#include "collect/templates/templates.hpp"

#include "collect/county_test.hpp"
#include "collect/headers/layout.hpp"
#include "platform/sheet/zip.hpp"

#include <doctest/doctest.h>

using collect::Templates;
using collect::test::County;
using collect::test::payments;
using ledger::TableKind;

namespace {

struct WithTemplates : County {
    Templates templates{guard, keys};
    guard::Actor clerk = actor(add_clerk("clerk", "县民政局"));

    WithTemplates() { import_chain(); }

    std::vector<std::vector<std::string>> rows(TableKind kind, Templates::Content content,
                                               const guard::Actor& who, std::size_t sheet = 0) {
        const auto book = sheet::open_bytes(templates.workbook(who, kind, content));
        std::vector<std::vector<std::string>> out;
        book->read(sheet, [&](const sheet::Row& row) {
            auto& cells = out.emplace_back();
            for (const auto& cell : row.cells)
                cells.emplace_back(cell.text);
        });
        return out;
    }
};

}  // namespace

TEST_CASE("the importer knows every template for what it is") {
    WithTemplates county;
    for (const auto& form : collect::forms()) {
        CAPTURE(ledger::table(form.kind).title);

        const auto rows = county.rows(form.kind, Templates::Content::Empty, county.clerk);

        REQUIRE(rows.size() == 1);
        const auto layout = collect::match_header(rows[0], 1);
        REQUIRE(layout);
        CHECK(layout->form == &form);
        CHECK(layout->matched() == static_cast<int>(form.fields.size()));
    }
}

TEST_CASE("a template as it is handed out brings no row and no second table") {
    WithTemplates county;

    const auto report = county.import(
        county.templates.workbook(county.clerk, TableKind::Payment, Templates::Content::Empty));

    REQUIRE(report.refused == "");
    CHECK(std::count_if(report.sheets.begin(), report.sheets.end(),
                        [](const auto& sheet) { return sheet.table != nullptr; }) == 1);
}

TEST_CASE("columns for long numbers are text before anything is typed") {
    WithTemplates county;
    sheet::Zip zip{sheet::memory_source(county.templates.workbook(county.clerk, TableKind::Payment,
                                                                  Templates::Content::Empty)),
                   {}};
    sheet::Zip::Part part{zip, "xl/worksheets/sheet1.xml"};
    std::array<char, 2000> head{};
    const std::string_view xml{head.data(), part.read(head)};

    CHECK(xml.find(R"(<col min="10" max="10")") != std::string_view::npos);
    const auto id_column = xml.substr(xml.find(R"(<col min="10" max="10")"));
    CHECK(id_column.substr(0, id_column.find("/>")).find("style=") != std::string_view::npos);
}

TEST_CASE("a draft holds one's own people, with what is new each period left open") {
    WithTemplates county;
    county.import(payments({{.serial = "A-1", .person = 7, .remark = "旧"},
                            {.serial = "B-1", .program = "CL01", .appropriation = "BK0002"}}));

    const auto rows = county.rows(TableKind::Payment, Templates::Content::Draft, county.clerk);

    REQUIRE(rows.size() == 2);
    const auto& row = rows[1];
    CHECK(row.at(0) == "");
    CHECK(row.at(2) == "MZ01");
    CHECK(row.at(3) == "农村低保金");
    CHECK(row.at(4) == "");
    CHECK(row.at(5) == "青山镇");
    CHECK(row.at(7) == "430299100201");
    CHECK(row.at(9) == collect::test::id_number(7));
}

TEST_CASE("a draft leaves an audit row") {
    WithTemplates county;

    county.templates.workbook(county.clerk, TableKind::Payment, Templates::Content::Empty);
    county.templates.workbook(county.clerk, TableKind::Payment, Templates::Content::Draft);

    db::Reader reader{county.store.pool()};
    const auto rows = guard::audit_rows(reader, std::nullopt, "table:payment", 10);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].action == "collect.draft");
}

TEST_CASE("who hands in nothing gets no template, and only payments have a draft") {
    WithTemplates county;
    const auto publisher = county.actor(
        county.add("publisher", "政务公开办", {{guard::Role::Publisher, collect::test::county}}));

    CHECK_REFUSED(Forbidden, county.templates.workbook(publisher, TableKind::Payment,
                                                       Templates::Content::Draft));
    CHECK_REFUSED(Invalid, county.templates.workbook(county.clerk, TableKind::Project,
                                                     Templates::Content::Draft));
}
