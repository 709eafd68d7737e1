#include "ledger/current.hpp"
#include "ledger/intake.hpp"
#include "ledger/regions.hpp"
#include "platform/core/refusal.hpp"
#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using ledger::TableKind;

namespace {

const platform::FixedClock noon{platform::Instant{std::chrono::sys_days{2017y / 9 / 30} + 4h}};

ledger::Record source(const std::string& doc_no, std::int64_t fen) {
    return {
        doc_no + "/MZ01", {doc_no, std::string("MZ01"), std::int64_t{2017}, {}, {}, {}, fen}, {}};
}

struct County {
    testing::Store store{schema::office()};
    ledger::Intake intake{store.pool(), noon, {"02.xlsx", "县财政局", "填报", {}}};

    void stage(const ledger::Record& record, int version = 1) {
        auto batch = intake.open_batch("指标来源", TableKind::Source);
        db::Transaction tx{store.pool()};
        const std::array rows{ledger::Arrival{2, record, version}};
        intake.stage(tx, batch, TableKind::Source, rows, {});
        tx.commit();
    }
    void show() {
        db::Transaction tx{store.pool()};
        intake.show(tx);
        tx.commit();
    }
    auto known(const std::string& key) {
        const std::array keys{key};
        ledger::Intake other{store.pool(), noon, {"again.xlsx", "县财政局", "填报", {}}};
        return other.existing(TableKind::Source, keys);
    }
};

}  // namespace

TEST_CASE("a staged row is known to its own file only, and to all once the file is shown") {
    County county;
    county.stage(source("示财预〔2017〕1号", 100));
    const std::array<std::string, 1> keys{"示财预〔2017〕1号/MZ01"};

    CHECK(county.intake.existing(TableKind::Source, keys).size() == 1);
    CHECK(county.known(keys[0]).empty());

    county.show();
    CHECK(county.known(keys[0]).at(keys[0]).version == 1);
}

TEST_CASE("what was never shown is discarded whole") {
    County county;
    county.stage(source("示财预〔2017〕1号", 100));

    db::Transaction tx{county.store.pool()};
    ledger::discard_unfinished(tx);
    tx.commit();
    county.show();

    CHECK(county.known("示财预〔2017〕1号/MZ01").empty());
}

TEST_CASE("the same content has the same digest and another amount another") {
    const auto& table = ledger::table(TableKind::Source);

    CHECK(ledger::digest_of(table, source("a", 1)) == ledger::digest_of(table, source("a", 1)));
    CHECK(ledger::digest_of(table, source("a", 1)) != ledger::digest_of(table, source("a", 2)));
    CHECK(
        ledger::canonical_json(table, source("a\"b", 1)) ==
        R"({"table":"source","key":"a\"b/MZ01","doc_no":"a\"b","program":"MZ01","year":2017,"amount_fen":1})");
}

TEST_CASE("a record comes back from the store and from bytes as it went in") {
    County county;
    const auto record = source("示财预〔2017〕1号", 100);
    county.stage(record);
    county.show();

    db::Reader reader{county.store.pool()};
    auto found = ledger::current(reader, TableKind::Source, record.key);

    REQUIRE(found);
    CHECK(found->record.values == record.values);
    CHECK(ledger::record_from_bytes(ledger::record_bytes(record)).values == record.values);
}

TEST_CASE("the two villages called 红旗 are told apart by their codes") {
    ledger::Regions regions{ledger::built_in_divisions("430299")};
    int named = 0;
    for (const auto& region : regions.all())
        named += region.spoken == "红旗村" ? 1 : 0;

    CHECK(named == 2);
    CHECK(regions.county().name == "示例县");
}

TEST_CASE("a code of 株洲县 is known and names its successor in 渌口区") {
    ledger::Regions regions{ledger::built_in_divisions("430212")};
    const auto* former = regions.find(*domain::RegionCode::parse("430221107213"));

    REQUIRE(former != nullptr);
    CHECK(former->successor->text() == "430212107213");
    CHECK(regions.county().code.text() == "430212000000");
}

TEST_CASE("a divisions file that cannot be read names its line") {
    CHECK_THROWS_WITH_AS(ledger::read_divisions("code12,level\n43029910,4,x,x,,town\n"),
                         doctest::Contains("第2行"), platform::Refusal);
}
