#include "disclose/office_test.hpp"

using namespace disclose;
using disclose::test::BatchId;
using disclose::test::County;
using disclose::test::Role;
using disclose::test::TableKind;

namespace {

constexpr std::array all_steps{Step::Business, Step::Finance, Step::Secrecy, Step::Publish};

/// An officer who may do everything, wherever.
guard::Actor all_rounder(County& county) {
    auto actor = county.officer("all", Role::DepartmentReviewer);
    for (const auto role : {Role::FinanceReviewer, Role::SecrecyReviewer, Role::Publisher})
        actor.grants.push_back({role, ledger::test::county, {}});
    return actor;
}

void find_private(County& county, BatchId batch) {
    db::Transaction tx{county.pool()};
    tx.run(
        "INSERT INTO collect_problem (batch_id, row_number, column_title, severity, problem, mend) "
        "VALUES ($1, 7, '备注', 'privacy', '含有手机号', '删去')",
        {batch.value()});
    tx.commit();
}

}  // namespace

TEST_CASE("a batch goes through four hands to the public") {
    County county;
    const auto batch = county.payments({{"S1"}});

    CHECK(county.pass(batch, Step::Business) == Stage::Finance);
    CHECK(county.pass(batch, Step::Finance) == Stage::Secrecy);
    CHECK(county.pass(batch, Step::Secrecy) == Stage::Publish);
    CHECK(county.pass(batch, Step::Publish) == Stage::Published);
    CHECK_REFUSED(Conflict, county.pass(batch, Step::Publish));
}

TEST_CASE("no step is taken before its turn") {
    County county;
    const auto batch = county.payments({{"S1"}});

    CHECK_REFUSED(Conflict, county.pass(batch, Step::Finance));
    CHECK_REFUSED(Conflict, county.pass(batch, Step::Secrecy));
    CHECK_REFUSED(Conflict, county.pass(batch, Step::Publish));
}

TEST_CASE("at each step every wrong role is refused") {
    for (const auto step : all_steps) {
        County county;
        const auto batch = county.payments({{"S1"}});
        if (step != Step::Business)
            county.pass_until(batch, static_cast<Step>(static_cast<int>(step) - 1));
        const auto decide = [&](const guard::Actor& actor) {
            return county.reviews.decide(actor, batch, step, Decision::Pass);
        };

        for (const auto other : all_steps) {
            if (other != step) CHECK_REFUSED(Forbidden, decide(county.of(other)));
        }
        CHECK_REFUSED(Forbidden, decide(county.clerk));
        CHECK_REFUSED(Forbidden, decide(county.leader));
        CHECK_REFUSED(Unauthenticated, decide(guard::Actor::nobody()));
        CHECK_REFUSED(Forbidden, decide(guard::Actor::system()));
        CHECK_NOTHROW(decide(county.of(step)));
    }
}

TEST_CASE("another department's reviewer cannot pass a batch") {
    County county;
    const auto batch = county.payments({{"S1"}});

    CHECK_REFUSED(Forbidden,
                  county.reviews.decide(county.stranger, batch, Step::Business, Decision::Pass));
}

TEST_CASE("who took one step can take no other, whatever the pair") {
    for (const auto first : all_steps) {
        for (const auto second : all_steps) {
            if (second <= first) continue;
            County county;
            const auto everyone = all_rounder(county);
            const auto batch = county.payments({{"S1"}});
            for (int step = 0; step < static_cast<int>(second); ++step) {
                const auto at = static_cast<Step>(step);
                county.reviews.decide(at == first ? everyone : county.of(at), batch, at,
                                      Decision::Pass);
            }

            CHECK_REFUSED(Forbidden,
                          county.reviews.decide(everyone, batch, second, Decision::Pass));
        }
    }
}

TEST_CASE("who handed a batch in takes none of its steps") {
    for (const auto step : all_steps) {
        County county;
        const auto everyone = all_rounder(county);
        const auto batch = county.hand_in(TableKind::Payment, {county.payment({"S1"})}, "县民政局",
                                          everyone.id.value());
        if (step != Step::Business)
            county.pass_until(batch, static_cast<Step>(static_cast<int>(step) - 1));

        CHECK_REFUSED(Forbidden, county.reviews.decide(everyone, batch, step, Decision::Pass));
    }
}

TEST_CASE("a county may let its secrecy reviewer publish, and the audit chain tells") {
    County county;
    const auto everyone = all_rounder(county);
    const auto batch = county.payments({{"S1"}});
    county.pass_until(batch, Step::Finance);
    county.reviews.decide(everyone, batch, Step::Secrecy, Decision::Pass);

    county.reviews.set_separation(county.leader, Separation::LastTwoMerged);

    CHECK(county.reviews.decide(everyone, batch, Step::Publish, Decision::Pass) ==
          Stage::Published);
    db::Reader reader{county.pool()};
    CHECK(reader
              .one("SELECT COUNT(*) FROM guard_audit WHERE action = 'disclose.separation'", {},
                   [](const db::Row& row) { return row.integer(0); })
              .value() == 1);
}

TEST_CASE("a refusal needs a reason, and the rows can be handed in again as new versions") {
    County county;
    const auto batch = county.payments({{"S1"}});
    CHECK_REFUSED(Invalid,
                  county.reviews.decide(county.reviewer, batch, Step::Business, Decision::Refuse));

    CHECK(county.reviews.decide(county.reviewer, batch, Step::Business, Decision::Refuse,
                                "标准不符") == Stage::Refused);

    CHECK(county.counts() == PublishCounts{0, 0, 0, 0});
    const std::array keys{std::string("S1")};
    ledger::Intake intake{county.pool(), county.clock, {"again.xlsx", "县民政局", "填报", {}}};
    const auto known = intake.existing(TableKind::Payment, keys).at("S1");
    CHECK(known.withdrawn);
    CHECK(known.version == 2);
    county.catalogue.sign(county.leader, 2017, {"MZ01"});
    county.sign("MZ01", Mode::Named);
    // As the importer does: over the tombstone, which show() retires.
    const auto batch_again = intake.open_batch("Sheet1", TableKind::Payment);
    {
        db::Transaction tx{county.pool()};
        const std::array rows{ledger::Arrival{2, county.payment({"S1", 220'00}), 3}};
        intake.stage(tx, batch_again, TableKind::Payment, rows, {});
        intake.show(tx);
        tx.commit();
    }
    county.publish(batch_again);
    CHECK(county.counts() == PublishCounts{1, 0, 0, 220'00});
    CHECK(county.released().front().version == 3);
    CHECK_FALSE(county.verify());
}

TEST_CASE("a reason may not carry a personal number") {
    County county;
    const auto batch = county.payments({{"S1"}});

    CHECK_REFUSED(Invalid, county.reviews.decide(county.reviewer, batch, Step::Business,
                                                 Decision::Refuse, "找13800138000核对"));
}

TEST_CASE("a batch with a private number in it does not pass the secrecy review") {
    County county;
    const auto batch = county.payments({{"S1"}});
    county.pass_until(batch, Step::Finance);
    find_private(county, batch);

    CHECK_THROWS_WITH_AS(county.pass(batch, Step::Secrecy), doctest::Contains("第7行“备注”"),
                         platform::Refusal);
    CHECK(county.counts().withheld_rows == 1);
}

TEST_CASE("an invisible or unknown batch cannot be decided on") {
    County county;
    ledger::Intake intake{county.pool(), county.clock, {"a.xlsx", "县民政局", "填报", {}}};
    const auto staged = intake.open_batch("Sheet1", TableKind::Payment);

    CHECK_REFUSED(NotFound, county.pass(staged, Step::Business));
    CHECK_REFUSED(NotFound, county.pass(BatchId{999}, Step::Business));
}
