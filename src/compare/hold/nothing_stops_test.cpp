// No route and no job stops a payment because of a hit: a hit is a question, a hold a person's
// decision that others are shown.

#include "compare/dataset/dataset_import.hpp"
#include "compare/hold/hold_test.hpp"
#include "compare/run/hit_store.hpp"
#include "compare/run/runner.hpp"
#include "disclose/disclose.hpp"
#include "platform/sheet/sheet.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace compare;
using compare::test::today;

namespace {

using guard::Role;

const std::string registry =
    "姓名,身份证号,死亡日期,死亡原因\n张小明,430299194503020021,2016-11-20,病故\n";

/// A county that publishes MZ01 by name, with somebody on the list of the dead.
struct County : test::County {
    disclose::Office disclosing{store.pool(), gate, clock, keys};
    disclose::Reviews reviews{disclosing};
    Datasets datasets{office};
    guard::Actor finance = officer("finance", Role::FinanceReviewer),
                 secrecy = officer("secrecy", Role::SecrecyReviewer),
                 publisher = officer("publisher", Role::Publisher),
                 leader = officer("leader", Role::LeadingGroup);

    County() {
        hand_in(ledger::TableKind::Program, {program()});
        disclose::Catalogue{disclosing}.sign(leader, 2017, {"MZ01"});
        disclose::Profiles profiles{disclosing};
        if (profiles.sign(secrecy, {"MZ01", 2017, disclose::Mode::Named, 365, "依据公开目录"}) ==
            disclose::Signed::Pending)
            profiles.cosign(leader, "MZ01", 2017);
        datasets.register_dataset(discipline,
                                  {"deceased", "县民政局", "核对", "示民〔2017〕1号", 45, 100});
        const auto workbook = sheet::open_bytes(registry);
        DatasetImport{datasets}.import(discipline, "deceased", *workbook, "死亡.csv", today);
    }

    /// A payment to the one who is on the list.
    ledger::BatchId pay_the_dead(const std::string& serial, const std::string& period) {
        const auto read =
            domain::IdNumber::parse("430299194503020021", platform::local_date(clock.now()));
        auto record = payment({.serial = serial, .period = period});
        const auto& table = ledger::table(ledger::TableKind::Payment);
        record.values[static_cast<std::size_t>(ledger::column_index(table, "person_key"))] =
            db::Uuid{keys.person_key(std::get<domain::IdNumber>(read)).bytes()};
        return hand_in(ledger::TableKind::Payment, {record}, "县民政局", clerk.id.value());
    }
    std::vector<KeptHit> run() {
        Runner runner{datasets, [] { return engine::open_duckdb(MINGBAI_DUCKDB, {}); }};
        runner.run(discipline, {{"P01"}, today, true, std::chrono::seconds{20}, {}});
        db::Reader reader{pool()};
        const HitStore hits{office};
        return hits.open_hits(reader, std::nullopt, today);
    }
    void publish(ledger::BatchId batch) {
        using disclose::Decision;
        using disclose::Step;
        reviews.decide(reviewer, batch, Step::Business, Decision::Pass);
        reviews.decide(finance, batch, Step::Finance, Decision::Pass);
        reviews.decide(secrecy, batch, Step::Secrecy, Decision::Pass);
        CHECK(reviews.decide(publisher, batch, Step::Publish, Decision::Pass) ==
              disclose::Stage::Published);
    }
};

const std::filesystem::path source_root = std::filesystem::path{MINGBAI_RULES} / ".." / "src";

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Every file below the folder with the ending.
template <class Use>
int each_file(const std::filesystem::path& folder, std::string_view ending, Use use) {
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.path().extension() == ending) {
            use(entry.path(), content_of(entry.path()));
            ++seen;
        }
    return seen;
}

/// The tables that a statement writes.
std::vector<std::string> written_by(const std::string& statement) {
    std::istringstream in{statement};
    const std::vector<std::string> words{std::istream_iterator<std::string>{in}, {}};
    std::vector<std::string> tables;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const std::string& next = words[i + 1];
        const bool update = words[i] == "UPDATE" && next != "SET";  // not INSERT … DO UPDATE SET
        if (update) tables.push_back(next);
        if ((words[i] == "INSERT" && next == "INTO") || (words[i] == "DELETE" && next == "FROM"))
            tables.push_back(words[i + 2]);
    }
    return tables;
}

}  // namespace

TEST_CASE("with a red hit and an approved hold, a batch is handed in, reviewed and published") {
    County county;
    const auto first = county.pay_the_dead("A1", "2017-01");
    const auto hits = county.run();
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].hit.severity == Severity::Red);
    county.publish(first);  // the hit alone

    const auto hold =
        county.holds.ask(county.discipline, hits[0].hit, FoundBy::Run, "A1", test::grounds());
    county.holds.take(county.audit, hold, HoldMove::Approve, {});
    const auto second = county.pay_the_dead("A2", "2017-02");  // taken in as any other
    {
        db::Reader reader{county.pool()};
        const auto shown = held_rows(county.office, reader, county.finance, second.value());
        REQUIRE(shown.size() == 1);
        CHECK(shown[0].key == "A2");
    }
    county.run();
    county.publish(second);  // told, the officers have decided

    db::Reader reader{county.pool()};
    CHECK(disclose::publish_counts(reader).published_rows == 2);
    CHECK(county.count("SELECT count(*) FROM ledger_payment WHERE superseded = 0 AND change = "
                       "'new'") == 2);
    CHECK(county.count("SELECT count(*) FROM ledger_payment") == 2);
}

TEST_CASE("no statement of the comparison writes into another slice's tables") {
    std::size_t writes = 0;
    const int files =
        each_file(source_root / "compare", ".sql", [&](const auto& path, const std::string& text) {
            for (const std::string& table : written_by(text)) {
                ++writes;
                CHECK_MESSAGE(table.starts_with("compare_"), path.string());
            }
        });
    CHECK(files > 50);
    CHECK(writes > 10);
}

TEST_CASE("what takes in, reviews and publishes knows nothing of the comparison") {
    for (const char* slice : {"ledger", "collect", "disclose", "portal"}) {
        const auto includes = [](const auto& path, const std::string& text) {
            CHECK_MESSAGE(text.find("#include \"compare/") == std::string::npos, path.string());
        };
        const auto reads = [](const auto& path, const std::string& text) {
            CHECK_MESSAGE(text.find("compare_") == std::string::npos, path.string());
        };
        CHECK(each_file(source_root / slice, ".cpp", includes) > 5);
        CHECK(each_file(source_root / slice, ".hpp", includes) > 5);
        CHECK(each_file(source_root / slice, ".sql", reads) > 5);
    }
}
