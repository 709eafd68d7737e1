#include "compare/free/comparisons.hpp"

#include "compare/clues/board.hpp"
#include "compare/dataset/dataset_import.hpp"
#include "compare/free/own_rules.hpp"
#include "compare/run/hit_store.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace compare;
using free::Question;
using guard::Role;
using ledger::TableKind;

namespace {

constexpr std::string_view number = "430299194503020021";

struct County : ledger::test::County {
    Office office{store.pool(), keys, clock, gate, RuleBook::built_in()};
    jobs::Queue queue{store.pool(), clock};
    free::Comparisons comparisons{office, queue};
    free::OwnRules own{office};
    guard::Actor discipline = officer("discipline", Role::Discipline),
                 audit = officer("audit", Role::AuditOffice),
                 reviewer = officer("reviewer", Role::DepartmentReviewer, "县民政局");
    Question dead_and_paid{{"payment", "person", {}}, {"deceased", "person", {}}, free::Want::Both};
    free::RuleWords words{"死后还领", "人已去世", "red", {"登记有误"}, {"问村委会"}};

    County() {
        hand_in(TableKind::Program, {program()});
        auto record =
            payment({"A1", 210'00, "MZ01", "张小明", "p1", ledger::test::village, "2017-01", {}});
        const auto read = domain::IdNumber::parse(number, platform::local_date(clock.now()));
        const auto& table = ledger::table(TableKind::Payment);
        record.values[static_cast<std::size_t>(ledger::column_index(table, "person_key"))] =
            db::Uuid{keys.person_key(std::get<domain::IdNumber>(read)).bytes()};
        hand_in(TableKind::Payment, {record});
    }
    void deliver() {
        Datasets datasets{office};
        datasets.register_dataset(discipline,
                                  {"deceased", "县民政局", "核对", "示民〔2017〕1号", 45, 100});
        const auto workbook = sheet::open_bytes(
            "姓名,身份证号,死亡日期,死亡原因\n张小明,430299194503020021,2016-11-20,病故\n");
        DatasetImport{datasets}.import(discipline, "deceased", *workbook, "死亡.csv",
                                       platform::to_days(*platform::parse_iso_date("2017-09-30")));
    }
    static std::unique_ptr<engine::Engine> open() {
        return engine::open_duckdb(MINGBAI_DUCKDB, {});
    }
    /// What the server's worker does.
    bool work() {
        const ledger::Regions regions{{}};
        jobs::Runner runner{queue, {{free::free_kind, [&](jobs::Work& job) {
                                         comparisons.run({job.id().value(), true,
                                                          std::chrono::seconds{60}, [&](int) {}},
                                                         open, regions);
                                     }}}};
        return runner.run_one();
    }
    free::Outcome outcome(const guard::Actor& actor, std::int64_t id) {
        db::Reader reader{pool()};
        return comparisons.outcome(reader, actor, id);
    }
    RunReport run(std::vector<std::string> only) {
        const LocalOffice local{office};
        const Datasets datasets{local.office()};
        return Runner{datasets, open}.run(
            discipline, {std::move(only), {}, true, std::chrono::seconds{60}, {}});
    }
    std::vector<Clue> clues() {
        const LocalOffice local{office};
        db::Reader reader{pool()};
        return ClueBoard{local.office(), reader, discipline}.clues(ClueBoard::Kind::Suspicion, {});
    }
    std::vector<KeptHit> hits() {
        const HitStore kept{office};
        db::Reader reader{pool()};
        return kept.open_hits(reader, std::nullopt, 0);
    }
    std::string audited(db::Query query) {
        db::Reader reader{pool()};
        return reader.one(query, {}, [](const db::Row& row) { return std::string{row.text(0)}; })
            .value_or("");
    }
    free::OwnRule rule(const std::string& id) {
        db::Reader reader{pool()};
        const auto all = own.all(reader);
        return *std::ranges::find(all, id, &free::OwnRule::id);
    }
};

bool ran(const RunReport& report, const std::string& id) {
    const auto found = std::ranges::find(report.rules, id, &RuleOutcome::id);
    return found != report.rules.end() && found->done;
}

}  // namespace

TEST_CASE("a free comparison needs the permission, a reason and lists with rows") {
    County county;
    const auto ask = [&](const guard::Actor& actor, const std::string& reason) {
        return county.comparisons.ask(actor, county.dead_and_paid, reason);
    };
    CHECK_REFUSED(Invalid, ask(county.audit, "核对死亡人员领取"));  // nothing delivered yet
    county.deliver();
    CHECK_REFUSED(Forbidden, ask(county.reviewer, "核对死亡人员领取"));
    CHECK_REFUSED(Forbidden, ask(guard::Actor::system(), "核对死亡人员领取"));
    CHECK_REFUSED(Invalid, ask(county.audit, "看看"));
    CHECK_REFUSED(Invalid, ask(county.audit, "查430299194503020021这个人"));
    ask(county.audit, "核对死亡人员领取");
    CHECK_REFUSED(Conflict, ask(county.audit, "核对死亡人员领取"));
}

TEST_CASE("one audit row says who compared what and why; only who asked sees it, for a day") {
    County county;
    county.deliver();
    const auto id = county.comparisons.ask(county.audit, county.dead_and_paid, "核对死亡人员领取");
    const auto detail =
        county.audited("SELECT detail FROM guard_audit WHERE action = 'compare.free'");
    for (const char* part : {"payment.person", "deceased.person", "核对死亡人员领取"})
        CHECK(detail.find(part) != std::string::npos);
    CHECK(county.outcome(county.audit, id).status.state == jobs::State::Queued);
    REQUIRE(county.work());
    const auto outcome = county.outcome(county.audit, id);
    CHECK(outcome.status.state == jobs::State::Done);
    REQUIRE(outcome.result);
    CHECK(outcome.result->at("found_rows").as_int64() == 1);
    CHECK(outcome.result->at("found_fen").as_string() == "21000");
    CHECK(json::write(*outcome.result).find("张小明") == std::string::npos);
    CHECK(json::write(outcome.result->at("sources")).find("第1次交付") != std::string::npos);
    CHECK_REFUSED(NotFound, county.outcome(county.discipline, id));
    CHECK_REFUSED(Forbidden, county.outcome(county.reviewer, id));
    county.clock.set(county.clock.now() + std::chrono::hours{25});
    CHECK_REFUSED(NotFound, county.outcome(county.audit, id));
    const auto next =
        county.comparisons.ask(county.audit, county.dead_and_paid, "再次核对死亡人员");
    CHECK(county.audited("SELECT CAST(count(*) AS TEXT) FROM compare_free") == "1");
    CHECK(next > id);
    db::Reader reader{county.pool()};
    CHECK(guard::verify_audit(reader) == std::nullopt);
}

TEST_CASE("a damaged registry is one sentence on the page") {
    County county;
    county.deliver();
    const auto id = county.comparisons.ask(county.audit, county.dead_and_paid, "核对死亡人员领取");
    {
        db::Transaction tx{county.pool()};
        const db::Blob broken{"broken"};
        tx.run("UPDATE compare_dataset_chunk SET sealed = $1", {broken});
        tx.commit();
    }
    REQUIRE(county.work());
    const auto outcome = county.outcome(county.audit, id);
    CHECK(outcome.status.state == jobs::State::Failed);
    CHECK(outcome.status.result.find("损坏") != std::string::npos);
}

TEST_CASE("a draft runs when it is named, by itself only after another officer switched it on") {
    County county;
    county.deliver();
    CHECK_REFUSED(Forbidden, county.own.save(county.reviewer, county.dead_and_paid, county.words));
    const auto id = county.own.save(county.audit, county.dead_and_paid, county.words);
    CHECK(id == "Z01");
    CHECK(county.rule(id).rule->needs == std::vector<std::string>{"deceased", "payment"});
    CHECK_FALSE(ran(county.run({}), id));
    REQUIRE(ran(county.run({id}), id));
    REQUIRE(county.clues().size() == 1);
    // The run of one rule leaves what the others found where it is.
    CHECK(county.clues()[0].rules == std::vector<std::string>{"P01", id});
    CHECK(county.clues()[0].amount_fen == 210'00);
    const auto kept = county.hits();
    REQUIRE(kept.size() == 2);
    const Hit& hit = kept[1].hit;
    CHECK(hit.rule == id);
    CHECK(hit.rows.at(0).record == "A1");
    CHECK(hit.rows.at(0).values.at("other_died").as_string() == "2016-11-20");

    CHECK_REFUSED(Forbidden, county.own.approve(county.audit, id));
    CHECK_REFUSED(Forbidden, county.own.approve(county.reviewer, id));
    CHECK_REFUSED(NotFound, county.own.approve(county.discipline, "Z99"));
    CHECK_REFUSED(NotFound, county.own.approve(county.discipline, "P01"));
    county.own.approve(county.discipline, id);
    CHECK_REFUSED(Conflict, county.own.approve(county.discipline, id));
    CHECK(county.rule(id).decided_by == "discipline");
    CHECK(ran(county.run({}), id));

    county.own.withdraw(county.audit, id);
    CHECK_REFUSED(Conflict, county.own.withdraw(county.audit, id));
    CHECK_REFUSED(Invalid, county.run({id}));
    CHECK(county.own.save(county.audit, county.dead_and_paid, county.words) == "Z02");
    CHECK(county.audited(
              "SELECT CAST(count(*) AS TEXT) FROM guard_audit WHERE action IN "
              "('compare.save_rule', 'compare.approve_rule', 'compare.withdraw_rule')") == "4");
}

TEST_CASE("a rule needs its words, and lies sealed; a damaged one keeps no other from running") {
    County county;
    county.deliver();
    const auto without = [&](auto forget) {
        free::RuleWords words = county.words;
        forget(words);
        CHECK_REFUSED(Invalid, county.own.save(county.audit, county.dead_and_paid, words));
    };
    without([](free::RuleWords& words) { words.title.clear(); });
    without([](free::RuleWords& words) { words.why.clear(); });
    without([](free::RuleWords& words) { words.innocent.clear(); });
    without([](free::RuleWords& words) { words.verify.clear(); });
    without([](free::RuleWords& words) { words.severity = "black"; });
    without([](free::RuleWords& words) { words.why = "430299194503020021死了"; });
    const auto first = county.own.save(county.audit, county.dead_and_paid, county.words);
    const auto second = county.own.save(county.audit, county.dead_and_paid, county.words);
    {
        db::Transaction tx{county.pool()};
        const auto sealed = *tx.one("SELECT sealed FROM compare_draft_rule WHERE rule = 'Z02'", {},
                                    [](const db::Row& row) { return row.blob(0); });
        CHECK(sealed.bytes.find("deceased") == std::string::npos);
        // Put in another rule's place it does not open either.
        tx.run("UPDATE compare_draft_rule SET sealed = $1 WHERE rule = 'Z01'", {sealed});
        tx.commit();
    }
    CHECK_FALSE(county.rule(first).rule);
    CHECK_REFUSED(Conflict, county.own.approve(county.discipline, first));
    CHECK(ran(county.run({second}), second));
    county.own.withdraw(county.discipline, first);
}
