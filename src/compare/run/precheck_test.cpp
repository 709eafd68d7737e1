#include "compare/run/precheck.hpp"

#include "compare/dataset/dataset_import.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace compare;
using guard::Role;
using ledger::TableKind;

namespace {

constexpr std::string_view number = "430299194503020021";

/// Somebody who died in November 2016 and was paid twice in 2017, in two batches.
struct County : ledger::test::County {
    Office office{store.pool(), keys, clock, gate, RuleBook::built_in()};
    Datasets datasets{office};
    guard::Actor discipline = officer("discipline", Role::Discipline),
                 clerk = officer("clerk", Role::DepartmentClerk, "县民政局"),
                 other_clerk = officer("other_clerk", Role::DepartmentClerk, "县残联");
    ledger::BatchId batch{0};

    County() {
        hand_in(TableKind::Program, {program()});
        pay("A1", "2017-01");
        batch = pay("A2", "2017-02");
        datasets.register_dataset(discipline,
                                  {"deceased", "县民政局", "核对", "示民〔2017〕1号", 45, 100});
        const auto workbook =
            sheet::open_bytes("姓名,身份证号,死亡日期\n张小明,430299194503020021,2016-11-20\n");
        DatasetImport{datasets}.import(discipline, "deceased", *workbook, "死亡.csv",
                                       platform::to_days(*platform::parse_iso_date("2017-09-30")));
    }
    ledger::BatchId pay(const std::string& serial, const std::string& period) {
        auto record =
            payment({serial, 210'00, "MZ01", "张小明", "p1", ledger::test::village, period, {}});
        const auto read = domain::IdNumber::parse(number, platform::local_date(clock.now()));
        const auto& table = ledger::table(TableKind::Payment);
        record.values[static_cast<std::size_t>(ledger::column_index(table, "person_key"))] =
            db::Uuid{keys.person_key(std::get<domain::IdNumber>(read)).bytes()};
        return hand_in(TableKind::Payment, {record});
    }
    Precheck ask(const guard::Actor& actor) const {
        const auto open = [] { return engine::open_duckdb(MINGBAI_DUCKDB, {}); };
        return precheck(datasets, actor, batch.value(), true, open, std::chrono::seconds{10});
    }
};

const Precheck::Finding* finding_of(const Precheck& found, std::string_view rule) {
    const auto at = std::ranges::find_if(
        found.findings, [rule](const auto& finding) { return finding.rule->id == rule; });
    return at == found.findings.end() ? nullptr : &*at;
}

std::string left_out(const Precheck& found, std::string_view rule) {
    const auto at = std::ranges::find(found.skipped, rule, &RuleOutcome::id);
    return at == found.skipped.end() ? "" : at->message;
}

}  // namespace

TEST_CASE("a batch under review is compared before it is paid, and only its own rows are named") {
    County county;

    const auto found = county.ask(county.clerk);

    const auto* dead = finding_of(found, "P01");
    REQUIRE(dead != nullptr);
    REQUIRE(dead->hits.size() == 1);
    CHECK(std::ranges::any_of(dead->hits.front().rows,
                              [](const FoundRow& row) { return row.record == "A2"; }));
    CHECK_REFUSED(Forbidden, county.ask(county.other_clerk));
}

TEST_CASE("what needs everybody's payments is left to the run over everybody, and said so") {
    County county;

    const auto found = county.ask(county.clerk);

    CHECK(finding_of(found, "P18") == nullptr);
    CHECK(left_out(found, "P18").find("全县") != std::string::npos);
}

TEST_CASE("a clerk is not told who is in prison, whoever sees clues is") {
    County county;

    CHECK(left_out(county.ask(county.clerk), "P11").find("纪检") != std::string::npos);
    // For the discipline office the rule only lacks its registry.
    CHECK(left_out(county.ask(county.discipline), "P11").empty());
}
