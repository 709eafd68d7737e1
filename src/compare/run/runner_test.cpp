#include "compare/run/runner.hpp"

#include "compare/clues/board.hpp"
#include "compare/clues/reveal.hpp"
#include "compare/dataset/dataset_import.hpp"
#include "compare/papers/papers.hpp"
#include "compare/run/commitment.hpp"
#include "compare/run/hit_store.hpp"
#include "disclose/disclose.hpp"
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
const std::string header = "姓名,身份证号,死亡日期,死亡原因\n";
const std::string dead = "张小明,430299194503020021,2016-11-20,病故\n";

constexpr std::string_view rule_text = R"(id: {id}
title: 测试
status: on
severity: red
kind: suspicion
why: 测试
basis: 测试
needs: [payment]
records: payment
innocent: [测试]
verify: [测试]
)";

/// The built-in P01 beside a rule that is wrong and one that never ends.
struct Book {
    std::string broken = with_id("X01"), endless = with_id("X02");
    RuleBook book = RuleBook::read(files());

    static std::string with_id(std::string_view id) {
        std::string text{rule_text};
        text.replace(text.find("{id}"), 4, id);
        return text;
    }
    std::vector<RuleFile> files() const {
        std::vector<RuleFile> found;
        for (const RuleFile& file : built_in_files())
            if (file.path.starts_with("datasets/") ||
                file.path.find("/P01-") != std::string_view::npos)
                found.push_back(file);
        found.push_back({"test/X01-broken/rule.yml", broken});
        found.push_back({"test/X01-broken/find.sql", "SELECT nothing FROM payment"});
        found.push_back({"test/X02-endless/rule.yml", endless});
        found.push_back(
            {"test/X02-endless/find.sql",
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) "
             "SELECT CAST(max(i) AS TEXT) AS hit, NULL AS record, NULL AS person, max(i) AS "
             "amount_fen FROM n"});
        return found;
    }
};

struct County : ledger::test::County {
    Book rules;
    Office office{store.pool(), keys, clock, gate, rules.book};
    Datasets datasets{office};
    guard::Actor discipline = officer("discipline", Role::Discipline),
                 audit = officer("audit", Role::AuditOffice);
    guard::Actor reviewer = officer("reviewer", Role::DepartmentReviewer, "县民政局");

    County() {
        hand_in(TableKind::Program, {program()});
        pay("A1", "2017-01");
        pay("A2", "2017-02");
        datasets.register_dataset(discipline,
                                  {"deceased", "县民政局", "核对", "示民〔2017〕1号", 45, 100});
    }

    db::Uuid person() const {
        const auto read = domain::IdNumber::parse(number, platform::local_date(clock.now()));
        return db::Uuid{keys.person_key(std::get<domain::IdNumber>(read)).bytes()};
    }
    void pay(const std::string& serial, const std::string& period) {
        auto record =
            payment({serial, 210'00, "MZ01", "张小明", "p1", ledger::test::village, period, {}});
        const auto& table = ledger::table(TableKind::Payment);
        record.values[static_cast<std::size_t>(ledger::column_index(table, "person_key"))] =
            person();
        hand_in(TableKind::Payment, {record});
    }
    DatasetReport deliver(const std::string& csv) {
        const auto workbook = sheet::open_bytes(csv);
        return DatasetImport{datasets}.import(
            discipline, "deceased", *workbook, "死亡.csv",
            platform::to_days(*platform::parse_iso_date("2017-09-30")));
    }
    RunReport run(std::vector<std::string> only = {"P01"}, bool only_new = false) {
        Runner runner{datasets, [] { return engine::open_duckdb(MINGBAI_DUCKDB, {}); }};
        return runner.run(discipline,
                          {std::move(only), {}, true, std::chrono::seconds{1}, {}, only_new});
    }
    std::vector<KeptHit> hits() {
        db::Reader reader{pool()};
        const HitStore kept{office};
        return kept.open_hits(reader, std::nullopt,
                              platform::to_days(platform::local_date(clock.now())));
    }
    std::int64_t count(db::Query query) {
        db::Reader reader{pool()};
        return *reader.one(query, {}, [](const db::Row& row) { return row.integer(0); });
    }
};

const RuleOutcome& of(const RunReport& report, std::string_view id) {
    return *std::ranges::find(report.rules, id, &RuleOutcome::id);
}

}  // namespace

TEST_CASE(
    "a registry loads only with its formalities, and its broken rows are refused one by one") {
    County county;
    const auto workbook = sheet::open_bytes(header + dead);
    DatasetImport import{county.datasets};
    CHECK_REFUSED(Invalid,
                  import.import(county.discipline, "vehicles", *workbook, "车.csv", 17000));
    CHECK_REFUSED(Invalid, import.import(county.discipline, "nothing", *workbook, "x.csv", 17000));
    CHECK_REFUSED(Invalid,
                  import.import(county.discipline, "deceased", *workbook, "x.csv", std::nullopt));
    CHECK_REFUSED(Invalid, import.import(county.discipline, "deceased", *workbook, "x.csv", 20000));
    CHECK_REFUSED(Forbidden, import.import(county.reviewer, "deceased", *workbook, "x.csv", 17000));
    CHECK_REFUSED(Invalid, county.deliver("甲,乙\n1,2\n"));
    CHECK_REFUSED(Invalid, county.deliver("姓名,身份证号\n张小明,430299194503020021\n"));
    const auto report =
        county.deliver("县民政局死亡名单,,,\n" + header + dead +
                       "李四,430299194503020022,2016-01-01,\n" + dead + "王五,,2016-01-01,\n");
    CHECK(report.rows == 4);
    CHECK(report.accepted == 1);
    REQUIRE(report.problems.size() == 3);
    CHECK(report.problems[0].row == 4);
    CHECK(report.problems[0].problem.column == "身份证号");
    CHECK(report.problems[1].problem.problem.find("重复") != std::string::npos);
    CHECK(report.problems[2].problem.problem == "没有填");
}

TEST_CASE("one paid after death is a hit, and the same run gives the same hits") {
    County county;
    county.deliver(header + dead);
    const auto first = county.run();
    CHECK(of(first, "P01").hits == 1);
    const auto hits = county.hits();
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].hit.rows.size() == 2);
    CHECK(hits[0].hit.rows[0].record == "A1");
    CHECK(hits[0].hit.amount_fen() == 420'00);
    CHECK(hits[0].hit.person() == county.person().bytes);
    CHECK(hits[0].hit.rows[0].fund.at("name").as_string() == "张小明");
    const auto second = county.run();
    CHECK(second.digest == first.digest);
    const auto again = county.hits();
    REQUIRE(again.size() == 1);
    CHECK(to_bytes(again[0].hit) == to_bytes(hits[0].hit));
    CHECK(again[0].question == hits[0].question);
    db::Reader reader{county.pool()};
    CHECK(guard::verify_audit(reader) == std::nullopt);
}

TEST_CASE("a run of what is new goes on from the last over everybody, and finds the same") {
    County county;
    county.deliver(header + dead);
    CHECK(county.run({}, true).kind == RunKind::Whole);  // nothing to go on from
    county.clock.set(county.clock.now() + std::chrono::minutes{1});
    const auto nothing = county.run({}, true);
    CHECK(nothing.kind == RunKind::New);
    CHECK(of(nothing, "P01").hits == 1);
    CHECK(county.hits().size() == 1);
    Runner earlier{county.datasets, [] { return engine::open_duckdb(MINGBAI_DUCKDB, {}); }};
    earlier.run(county.discipline, {{"P01"},
                                    platform::to_days(*platform::parse_iso_date("2018-06-30")),
                                    true,
                                    std::chrono::seconds{10},
                                    {}});  // of another day, stale: nothing to go on from
    county.pay("A3", "2017-03");
    const auto more = county.run({}, true);
    CHECK(more.kind == RunKind::New);
    const auto carried = county.hits();
    REQUIRE(carried.size() == 1);
    CHECK(carried[0].hit.rows.size() == 3);
    CHECK(county.run({}).kind == RunKind::Whole);
    CHECK(to_bytes(county.hits().at(0).hit) == to_bytes(carried[0].hit));
    county.deliver(header + dead);
    CHECK(county.run({}, true).kind == RunKind::Whole);  // another delivery
}

TEST_CASE("a rule that is wrong or never ends is one message, and the others run") {
    County county;
    county.deliver(header + dead);
    const auto report = county.run({});
    CHECK(of(report, "P01").hits == 1);
    CHECK_FALSE(of(report, "X01").done);
    CHECK(of(report, "X01").message.find("查询有错") != std::string::npos);
    CHECK(of(report, "X02").message.find("超过时限") != std::string::npos);
}

TEST_CASE(
    "without its registry a rule is skipped; with an old one it is stamped and a level lower; with "
    "a damaged one it does not run") {
    County county;
    CHECK(of(county.run(), "P01").missing == std::vector<std::string>{"deceased"});
    county.deliver(header + dead);
    Runner runner{county.datasets, [] { return engine::open_duckdb(MINGBAI_DUCKDB, {}); }};
    const auto late =
        runner.run(county.discipline, {{"P01"},
                                       platform::to_days(*platform::parse_iso_date("2018-06-30")),
                                       true,
                                       std::chrono::seconds{10},
                                       {}});
    CHECK(of(late, "P01").stale);
    CHECK(county.hits().at(0).hit.severity == Severity::Orange);
    {
        db::Transaction tx{county.pool()};
        const db::Blob broken{"broken"};
        tx.run("UPDATE compare_dataset_chunk SET sealed = $1", {broken});
        tx.commit();
    }
    const auto damaged = county.run({});
    CHECK(of(damaged, "P01").message.find("损坏") != std::string::npos);
    CHECK(of(damaged, "X01").message.find("查询有错") != std::string::npos);
}

TEST_CASE("data that the engine has no room for is refused with what to change") {
    County county;
    county.deliver(header + dead);
    const Runner::OpenEngine small = [] {
        return engine::open_duckdb(MINGBAI_DUCKDB, {1, 1ULL << 20U, {}});
    };
    Runner runner{county.datasets, small};
    CHECK_REFUSED(Conflict, runner.run(county.discipline,
                                       {{"P01"}, 17'500, true, std::chrono::seconds{10}, {}}));
}

TEST_CASE("a delivery whose time is over is destroyed, and that is written down") {
    County county;
    county.deliver(header + dead);
    CHECK(county.datasets.destroy_expired() == 0);
    county.clock.set(county.clock.now() + std::chrono::days{101});
    CHECK(county.datasets.destroy_expired() == 1);
    CHECK(county.count("SELECT count(*) FROM compare_dataset_chunk") == 0);
    CHECK(county.count(
              "SELECT count(*) FROM guard_audit WHERE action = 'compare.destroy_dataset'") == 1);
    CHECK(of(county.run(), "P01").missing == std::vector<std::string>{"deceased"});
}

TEST_CASE("what was judged not so stays away until its facts change, a white list until it ends") {
    County county;
    county.deliver(header + dead);
    county.run();
    Judgements judgements{county.office};
    const auto hit = county.hits().at(0).id;
    CHECK_REFUSED(Invalid,
                  judgements.judge(county.discipline, hit, {false, "nonsense", "", {}, {}}));
    CHECK_REFUSED(Forbidden, judgements.judge(county.reviewer, hit, {true, "", "", {}, {}}));
    judgements.judge(county.discipline, hit, {false, "death_record", "村委会证明仍在世", 12, {}});
    CHECK(county.hits().empty());
    county.run();
    CHECK(county.hits().empty());
    county.pay("A3", "2017-03");
    county.run();
    REQUIRE(county.hits().size() == 1);

    const auto today = platform::to_days(platform::local_date(county.clock.now()));
    judgements.judge(county.discipline, county.hits().at(0).id,
                     {false, "policy", "", {}, today + 30});
    county.pay("A4", "2017-04");
    county.run();
    CHECK(county.hits().size() == 1);  // nobody has approved it yet
    db::Reader reader{county.pool()};
    const auto asked = judgements.exceptions(reader);
    REQUIRE(asked.size() == 1);
    CHECK_REFUSED(Forbidden, judgements.approve(county.discipline, asked[0].id));
    judgements.approve(county.audit, asked[0].id);
    CHECK_REFUSED(Conflict, judgements.approve(county.audit, asked[0].id));
    CHECK(county.hits().empty());
    county.clock.set(county.clock.now() + std::chrono::days{31});
    CHECK(county.hits().size() == 1);
}

TEST_CASE(
    "clues merge what is about one person, and a department sees none that is not its own yellow "
    "one") {
    County county;
    county.deliver(header + dead);
    county.run();
    db::Reader reader{county.pool()};
    const ClueBoard board{county.office, reader, county.discipline};
    const auto clues = board.clues(ClueBoard::Kind::Suspicion, {});
    REQUIRE(clues.size() == 1);
    CHECK(clues[0].amount_fen == 420'00);
    CHECK(clues[0].rules == std::vector<std::string>{"P01"});
    CHECK(board.clue(clues[0].id).records.size() == 2);
    CHECK_REFUSED(NotFound, board.clue("00"));
    const ClueBoard own{county.office, reader, county.reviewer};
    CHECK(own.clues(ClueBoard::Kind::Suspicion, {}).empty());
    const auto numbers =
        reveal_numbers(county.office, reader, county.discipline, county.hits(), "核实");
    CHECK(numbers.at(county.person().bytes) == number);
    CHECK(county.count("SELECT count(*) FROM guard_audit WHERE action = 'compare.reveal_hits'") ==
          1);
    CHECK_REFUSED(Invalid,
                  reveal_numbers(county.office, reader, county.discipline, county.hits(), ""));
    CHECK_REFUSED(Invalid,
                  reveal_numbers(county.office, reader, county.discipline, county.hits(), "  "));
}

TEST_CASE("no hit changes a payment") {
    County county;
    county.deliver(header + dead);
    county.run();
    Judgements{county.office}.judge(county.discipline, county.hits().at(0).id,
                                    {true, "", "", {}, {}});
    CHECK(county.count(
              "SELECT count(*) FROM ledger_payment WHERE superseded = 0 AND change = 'new'") == 2);
    CHECK(county.count("SELECT count(*) FROM ledger_payment") == 2);
    CHECK(county.count("SELECT count(*) FROM ledger_proposal") == 0);
}

TEST_CASE("a run's commitment stands in the public log and opens to the rules that ran") {
    const auto fault_after = [](db::Query statement) {
        County county;
        county.deliver(header + dead);
        county.run();
        county.run();
        county.tamper(statement);
        db::Reader reader{county.pool()};
        CHECK_FALSE(disclose::verify_log(reader, county.keys));
        const auto fault = verify_runs(reader, county.keys);
        return fault ? fault->what : "";
    };

    CHECK(fault_after("UPDATE compare_run SET leaf = leaf").empty());
    CHECK(fault_after("UPDATE compare_run SET leaf = 0 WHERE id = 2").find("不在公开日志") !=
          std::string::npos);
    CHECK(fault_after("UPDATE compare_run SET leaf = NULL WHERE id = 2").find("不在公开日志") !=
          std::string::npos);
    CHECK(fault_after("UPDATE compare_run SET salt = opening WHERE id = 2").find("打不开") !=
          std::string::npos);
    CHECK(fault_after("UPDATE compare_run_rule SET digest = 'other'").find("P01") !=
          std::string::npos);
}

TEST_CASE("a run from before commitments were logged is let pass") {
    County county;
    county.run();
    county.tamper("UPDATE compare_run SET leaf = NULL, opening = NULL");
    db::Reader reader{county.pool()};

    CHECK_FALSE(verify_runs(reader, county.keys));
}

TEST_CASE(
    "what is printed of the processing tells deliveries, runs and reveals, and fills in nothing "
    "else") {
    County county;
    county.deliver(header + dead);
    county.run();
    {
        db::Reader reader{county.pool()};
        reveal_numbers(county.office, reader, county.discipline, county.hits(), "核实");
    }
    county.clock.set(county.clock.now() + std::chrono::days{101});
    county.datasets.destroy_expired();
    const ledger::Regions regions{ledger::built_in_divisions("430299")};
    db::Reader reader{county.pool()};
    const auto record = processing_record(county.datasets, reader, regions, Demonstration::No);

    REQUIRE(record.registries.size() == 1);
    const auto& registry = record.registries[0];
    CHECK(registry.formalities.approval == "示民〔2017〕1号");
    REQUIRE(registry.deliveries.size() == 1);
    CHECK(registry.deliveries[0].accepted == 1);
    CHECK(registry.deliveries[0].runs == 1);
    CHECK(registry.deliveries[0].destroyed_at == county.clock.now());
    CHECK(registry.rules.at(0).starts_with("P01"));
    CHECK(record.runs.size() == 1);
    CHECK(record.acts.at("compare.reveal_hits").times == 1);
    CHECK_FALSE(record.acts.contains("compare.judge"));
    CHECK(pdf::write(impact_assessment(record)).starts_with("%PDF-"));
    CHECK(pdf::write(processing_register(record)) == pdf::write(processing_register(record)));
}

TEST_CASE("who does not manage registries prints no record of them, and printing is in the audit") {
    County county;
    const ledger::Regions regions{ledger::built_in_divisions("430299")};
    const auto print = [&](const guard::Actor& actor, std::string_view name) {
        return print_paper(county.datasets, actor, regions, Demonstration::No, name);
    };

    CHECK_REFUSED(Forbidden, print(county.audit, "register"));
    CHECK_REFUSED(NotFound, print(county.discipline, "other"));
    CHECK(print(county.discipline, "register").file_name.ends_with(".pdf"));
    CHECK(county.count("SELECT count(*) FROM guard_audit WHERE action = 'compare.print_record'") ==
          1);
}

TEST_CASE("Wilson's interval and what a rule is believed") {
    Rule rule;
    rule.precision_permille = 500;
    CHECK(Precision{0, 0}.interval() == std::pair<std::int64_t, std::int64_t>{0, 1000});
    const auto [low, high] = Precision{10, 8}.interval();
    CHECK(low == 490);
    CHECK(high == 943);
    CHECK(Precision{0, 0}.belief(rule) == doctest::Approx(0.5));
    CHECK(Precision{90, 90}.belief(rule) == doctest::Approx(0.95));
    CHECK(Precision{200, 9}.is_noise());
    CHECK_FALSE(Precision{200, 10}.is_noise());
    CHECK_FALSE(Precision{199, 0}.is_noise());
}
