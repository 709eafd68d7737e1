#include "disclose/correct/proposals.hpp"
#include "disclose/correct/withdrawals.hpp"
#include "disclose/office_test.hpp"
#include "disclose/publish/released.hpp"
#include "ledger/current.hpp"

using namespace disclose;
using disclose::test::BatchId;
using disclose::test::County;
using disclose::test::Paid;
using disclose::test::Role;
using disclose::test::TableKind;

namespace {

struct Corrections : County {
    Proposals deciding{office};
    Withdrawals withdrawing{office};
    BatchId from;

    /// As an import does with another content for a known key.
    std::int64_t propose(const Paid& paid) {
        ledger::Intake intake{pool(), clock, {"改.xlsx", "县民政局", "填报", clerk.id.value()}};
        from = intake.open_batch("Sheet1", TableKind::Payment);
        const auto sealed = keys.seal_text(ledger::record_bytes(payment(paid)), "proposal.content");
        const std::array proposals{ledger::Proposal{5, paid.serial, 1, sealed, "[]"}};
        db::Transaction tx{pool()};
        intake.stage(tx, from, TableKind::Payment, {}, proposals);
        intake.show(tx);
        const auto id = *tx.one("SELECT MAX(id) FROM ledger_proposal", {},
                                [](const db::Row& row) { return row.integer(0); });
        tx.commit();
        return id;
    }
    std::vector<Change> changes(const std::string& serial) {
        db::Reader reader{pool()};
        return history(reader, record_of(serial));
    }
    std::int64_t fen_of(const std::string& serial) {
        db::Reader reader{pool()};
        return std::get<std::int64_t>(
            ledger::current(reader, TableKind::Payment, serial)
                ->record
                .values[ledger::column_index(ledger::table(TableKind::Payment), "amount_fen")]);
    }
    std::int64_t audited(const std::string& action) {
        db::Reader reader{pool()};
        return *reader.one("SELECT COUNT(*) FROM guard_audit WHERE action = $1", {action},
                           [](const db::Row& row) { return row.integer(0); });
    }
};

}  // namespace

TEST_CASE("an accepted correction of a public row is public with what it was and why") {
    Corrections county;
    county.published({{"S1", 210'00}});
    const auto id = county.propose({"S1", 120'00});

    county.deciding.decide(county.reviewer, id, Verdict::Accept, "金额抄错");

    CHECK(county.fen_of("S1") == 120'00);
    const auto changes = county.changes("S1");
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].field == "发放金额");
    CHECK(changes[0].before == "210.00");
    CHECK(changes[0].after == "120.00");
    CHECK(changes[0].reason == "金额抄错");
    CHECK(changes[1].field == "补助标准");
    CHECK(county.counts() == PublishCounts{1, 0, 0, 120'00});
    CHECK(county.released().size() == 1);
    CHECK_FALSE(county.verify());
    CHECK_REFUSED(Conflict, county.deciding.decide(county.reviewer, id, Verdict::Accept, "再来"));
}

TEST_CASE("a correction of a masked row shows no more than its mask") {
    Corrections county;
    county.published({{"S1", 210'00}}, Mode::Masked);
    const auto id = county.propose({"S1", 9'00, "MZ01", "王小明"});

    county.deciding.decide(county.reviewer, id, Verdict::Accept, "金额抄错");

    const auto changes = county.changes("S1");
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].before == "张*");
    CHECK(changes[0].after == "王*");
    CHECK(changes[1].after == "100元以下");
}

TEST_CASE("a correction of what is not public goes through the reviews") {
    Corrections county;
    county.catalogue.sign(county.leader, 2017, {"MZ01"});
    county.sign("MZ01", Mode::Named);
    const auto first = county.payments({{"S1", 210'00}});
    const auto id = county.propose({"S1", 120'00});
    county.publish(county.from);

    county.deciding.decide(county.reviewer, id, Verdict::Accept, "金额抄错");
    county.publish(first);
    CHECK(county.counts() == PublishCounts{0, 0, 1, 0});
    county.publish(county.from);

    CHECK(county.counts() == PublishCounts{1, 0, 0, 120'00});
}

TEST_CASE("a refused proposal leaves the ledger as it is") {
    Corrections county;
    county.published({{"S1", 210'00}});
    const auto id = county.propose({"S1", 120'00});

    county.deciding.decide(county.reviewer, id, Verdict::Refuse, "依据不足");

    CHECK(county.fen_of("S1") == 210'00);
    CHECK(county.changes("S1").empty());
}

TEST_CASE("a correction is decided by another department's nobody and never by its importer") {
    Corrections county;
    county.published({{"S1", 210'00}});
    const auto id = county.propose({"S1", 120'00});
    auto importer = county.clerk;
    importer.grants.push_back({Role::DepartmentReviewer, ledger::test::county, {}});
    const auto decide = [&](const guard::Actor& actor) {
        county.deciding.decide(actor, id, Verdict::Accept, "金额抄错");
        return 0;
    };

    CHECK_REFUSED(Forbidden, decide(importer));
    CHECK_REFUSED(Forbidden, decide(county.stranger));
    CHECK_REFUSED(Forbidden, decide(county.publisher));
    CHECK_REFUSED(Forbidden, decide(guard::Actor::system()));
    CHECK_REFUSED(Unauthenticated, decide(guard::Actor::nobody()));
}

TEST_CASE("a withdrawal takes the publisher and the secrecy reviewer, in either order") {
    for (const bool publisher_first : {true, false}) {
        Corrections county;
        county.published({{"S1"}, {"S2"}});
        const auto record = county.record_of("S1");
        const auto& first = publisher_first ? county.publisher : county.secrecy;
        const auto& second = publisher_first ? county.secrecy : county.publisher;
        const auto other =
            county.officer("other", publisher_first ? Role::Publisher : Role::SecrecyReviewer);

        county.withdrawing.ask(first, record, "privacy", "本人要求");
        CHECK(county.released().front().event == Event::Publish);
        CHECK_REFUSED(Conflict, (county.withdrawing.ask(second, record, "privacy", "重复"), 0));
        CHECK_REFUSED(Forbidden, county.withdrawing.confirm(first, record));
        CHECK_REFUSED(Forbidden, county.withdrawing.confirm(other, record));
        CHECK_REFUSED(Forbidden, county.withdrawing.confirm(county.reviewer, record));
        CHECK(county.withdrawing.confirm(second, record) == 2);

        CHECK(county.counts() == PublishCounts{1, 0, 1, 210'00});
        CHECK(county.changes("S1").empty());
        CHECK_FALSE(county.verify());
        CHECK_REFUSED(Conflict, (county.withdrawing.ask(first, record, "privacy", "再撤"), 0));
    }
}

TEST_CASE("a withdrawn record's leaf can no longer be opened") {
    Corrections county;
    county.published({{"S1"}});
    county.withdrawing.ask(county.publisher, county.record_of("S1"), "legal_order", "依法");
    county.withdrawing.confirm(county.secrecy, county.record_of("S1"));

    db::Reader reader{county.pool()};
    CHECK(reader
              .one("SELECT nonce FROM disclose_publication WHERE leaf = 0", {},
                   [](const db::Row& row) { return row.blob(0).bytes; })
              .value()
              .empty());
}

TEST_CASE("a withdrawal needs one of the four reasons and a record that is public") {
    Corrections county;
    county.published({{"S1"}});

    CHECK_REFUSED(
        Invalid,
        (county.withdrawing.ask(county.publisher, county.record_of("S1"), "because", "随便"), 0));
    CHECK_REFUSED(NotFound,
                  (county.withdrawing.ask(county.publisher, "nothing", "privacy", "没有"), 0));
    CHECK_REFUSED(NotFound, county.withdrawing.confirm(county.publisher, county.record_of("S1")));
}

TEST_CASE("names expire once, and the job that finds nothing leaves no trace") {
    Corrections county;
    county.published({{"S1"}});
    CHECK(expire_names(county.office) == 0);
    county.clock.set(county.clock.now() + std::chrono::hours{24 * 366});

    CHECK(expire_names(county.office) == 1);
    CHECK(expire_names(county.office) == 0);
    CHECK(county.audited("disclose.expire") == 1);
}

TEST_CASE("a whole number is shown for a reason, with an audit row before it") {
    Corrections county;
    county.payments({{"S1"}});

    CHECK(reveal_number(county.office, county.reviewer, "S1", "id_number", "核对同名人员") ==
          "430299194503020021");
    CHECK(county.audited("disclose.reveal_number") == 1);
    CHECK_REFUSED(Invalid,
                  reveal_number(county.office, county.reviewer, "S1", "id_number", "看看"));
    CHECK_REFUSED(Invalid,
                  reveal_number(county.office, county.reviewer, "S1", "phone", "核对人员"));
    CHECK_REFUSED(Forbidden,
                  reveal_number(county.office, county.clerk, "S1", "account", "核对同名人员"));
    CHECK_REFUSED(Forbidden,
                  reveal_number(county.office, county.stranger, "S1", "account", "核对同名人员"));
    CHECK_REFUSED(NotFound,
                  reveal_number(county.office, county.reviewer, "S9", "account", "核对同名人员"));
    CHECK(county.audited("disclose.reveal_number") == 1);
}
