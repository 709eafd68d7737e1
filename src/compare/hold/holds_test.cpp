#include "compare/hold/hold_test.hpp"
#include "guard/audit.hpp"
#include "platform/core/encoding.hpp"

using namespace compare;
using compare::test::because;
using compare::test::County;
using compare::test::today;

namespace {

struct OnePaid : County {
    std::int64_t batch = pay({"A1"});
};

/// What making good with this payment is refused with; empty when it is taken.
std::string refusal_of(County& county, std::int64_t hold, const std::string& serial) {
    try {
        county.holds.take(county.reviewer, hold, HoldMove::MakeGood, {"", {}, serial});
    } catch (const platform::Refusal& refusal) {
        return refusal.what();
    }
    return {};
}

bool says(const std::string& refusal, std::string_view part) {
    return refusal.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("asking holds nothing, approving does, each with its audit row") {
    OnePaid county;
    const auto id = county.ask();
    CHECK(county.state(id) == HoldState::Asked);
    CHECK_FALSE(county.hold(id).held_from());
    county.holds.take(county.reviewer, id, HoldMove::Approve, {});
    const Hold hold = county.hold(id);
    CHECK(hold.state(today) == HoldState::Held);
    CHECK(hold.until() == today + 30);
    CHECK(hold.who == "张小明（" +
                          county.regions.find(domain::RegionCode{ledger::test::village})->spoken +
                          "）");
    CHECK(hold.program == "MZ01");
    CHECK(hold.rule == "P01");
    CHECK(hold.question == "p1 MZ01");
    CHECK(hold.department == "县民政局");
    CHECK(hold.grounds.reason == test::grounds().reason);
    for (const char* action : {"compare.ask_hold", "compare.approve_hold"}) {
        db::Reader reader{county.pool()};
        const auto rows = guard::audit_rows(reader, std::nullopt, "hold:" + std::to_string(id), 10);
        CHECK(std::ranges::count(rows, action, &guard::AuditRow::action) == 1);
    }
    db::Reader reader{county.pool()};
    CHECK(guard::verify_audit(reader) == std::nullopt);
}

TEST_CASE("who may ask") {
    OnePaid county;
    const auto ask = [&](const guard::Actor& actor) {
        return county.holds.ask(actor, County::hit("A1"), FoundBy::Run, "A1", test::grounds());
    };
    CHECK_REFUSED(Forbidden, ask(county.stranger));
    CHECK_REFUSED(Forbidden, ask(county.clerk));
    CHECK_REFUSED(Forbidden, ask(county.audit));
    CHECK_REFUSED(Unauthenticated, ask(guard::Actor::nobody()));
    CHECK_REFUSED(Forbidden, ask(guard::Actor::system()));
    CHECK_NOTHROW(ask(county.reviewer));
}

TEST_CASE("a hold comes from a hit about a payment that is there") {
    OnePaid county;
    Hit of_project = County::hit("A1");
    of_project.records_table = "project";
    const auto ask = [&](const Hit& hit, const std::string& record) {
        return county.holds.ask(county.discipline, hit, FoundBy::Run, record, test::grounds());
    };
    CHECK_REFUSED(Invalid, ask(of_project, "A1"));
    CHECK_REFUSED(Invalid, ask(County::hit("A1"), "A2"));
    CHECK_REFUSED(Invalid, ask(County::hit("A1", "P19"), "A1"));  // 应享未享
    CHECK_REFUSED(NotFound, ask(County::hit("A9"), "A9"));
    CHECK_REFUSED(Invalid, county.ask("A1", {}));
    CHECK(county.count("SELECT count(*) FROM compare_hold") == 0);
}

TEST_CASE("what nobody in particular handed in is held by the program's own department") {
    County county;
    county.hand_in(ledger::TableKind::Program, {county.program()});
    county.hand_in(ledger::TableKind::Payment, {county.payment({"A1"})}, "");
    CHECK(county.hold(county.ask()).department == "县民政局");
}

TEST_CASE("four eyes: who asked neither approves, refuses, renews nor confirms") {
    OnePaid county;
    const auto id = county.holds.ask(county.reviewer, County::hit("A1"), FoundBy::Precheck, "A1",
                                     test::grounds());
    const auto take = [&](const guard::Actor& actor, HoldMove move) {
        county.holds.take(actor, id, move, because());
    };
    CHECK_REFUSED(Forbidden, (take(county.reviewer, HoldMove::Approve)));
    CHECK_REFUSED(Forbidden, (take(county.reviewer, HoldMove::Refuse)));
    CHECK_REFUSED(Forbidden, (take(county.discipline, HoldMove::Approve)));
    CHECK_REFUSED(Forbidden, (take(county.stranger, HoldMove::Approve)));
    CHECK_REFUSED(Forbidden, (take(guard::Actor::system(), HoldMove::Approve)));
    CHECK_REFUSED(NotFound, (county.holds.take(county.audit, 99, HoldMove::Approve, {})));
    take(county.second, HoldMove::Approve);
    CHECK_REFUSED(Forbidden, (take(county.reviewer, HoldMove::Renew)));
    CHECK_REFUSED(Forbidden, (take(county.reviewer, HoldMove::Confirm)));
    CHECK_REFUSED(Conflict, (take(county.second, HoldMove::Approve)));
    take(county.reviewer, HoldMove::Release);  // in the person's favour one is enough
    CHECK(county.state(id) == HoldState::Wrong);
}

TEST_CASE("an ask can be refused, with a reason, and asked again") {
    OnePaid county;
    const auto id = county.ask();
    CHECK_REFUSED(Conflict, county.ask());
    CHECK_REFUSED(Invalid,
                  (county.holds.take(county.audit, id, HoldMove::Refuse, {"不行", {}, {}})));
    CHECK_REFUSED(Invalid, (county.holds.take(county.audit, id, HoldMove::Refuse,
                                              {"请打本人电话13800138000再核实一次", {}, {}})));
    county.holds.take(county.audit, id, HoldMove::Refuse, because());
    CHECK(county.state(id) == HoldState::Refused);
    CHECK_REFUSED(Conflict, (county.holds.take(county.audit, id, HoldMove::Approve, {})));
    CHECK_NOTHROW(county.ask());
}

TEST_CASE("confirmed as not due, it ends and nothing is owed") {
    OnePaid county;
    const auto id = county.held();
    county.holds.take(county.audit, id, HoldMove::Confirm, because());
    CHECK(county.state(id) == HoldState::Lawful);
    CHECK_FALSE(county.hold(id).owed(today + 100));
    CHECK_REFUSED(Conflict, (county.holds.take(county.reviewer, id, HoldMove::Release, because())));
}

TEST_CASE("nobody renews: it ends by itself and counts as wrong until somebody confirms") {
    OnePaid county;
    const auto id = county.held();
    county.pass(30);
    CHECK(county.state(id) == HoldState::Held);
    county.pass(1);
    CHECK(county.state(id) == HoldState::Lapsed);
    const auto owed = county.hold(id).owed(county.holds.today());
    REQUIRE(owed);
    CHECK(owed->due == today + 45);
    CHECK(owed->left == 14);
    CHECK_REFUSED(Conflict, (county.holds.take(county.audit, id, HoldMove::Renew, because())));
    CHECK_REFUSED(Conflict, county.ask());  // what is owed comes first
    county.holds.take(county.audit, id, HoldMove::Confirm, because());
    CHECK(county.state(id) == HoldState::Lawful);
}

TEST_CASE("renewed by another with a reason, it lasts from that day, and the amount only grows") {
    OnePaid county;
    const auto id = county.held();
    county.pass(20);
    CHECK_REFUSED(Invalid, (county.holds.take(county.audit, id, HoldMove::Renew, {})));
    CHECK_REFUSED(Invalid, (county.holds.take(county.audit, id, HoldMove::Renew, because(200'00))));
    county.holds.take(county.audit, id, HoldMove::Renew, because(420'00));
    CHECK(county.hold(id).until() == today + 50);
    CHECK(county.hold(id).amount_fen() == 420'00);
    county.holds.take(county.reviewer, id, HoldMove::Release, because());
    CHECK(county.hold(id).owed(county.holds.today())->amount_fen == 420'00);
}

TEST_CASE("the clock of what was wrongly held runs, says so, and goes over") {
    OnePaid county;
    const auto id = county.held();
    county.holds.take(county.reviewer, id, HoldMove::Release, because());
    CHECK(county.hold(id).owed(today)->text() == "应在 2017-10-15 前补发，还剩 15 天");
    CHECK(county.hold(id).owed(today + 15)->text() == "应在 2017-10-15 前补发，还剩 0 天");
    CHECK(county.hold(id).owed(today + 19)->text() == "应在 2017-10-15 前补发，已超期 4 天");
}

TEST_CASE("the county's own days count") {
    OnePaid county;
    Holds holds{county.office, {10, 3}, county.regions};
    const auto id = county.ask();
    holds.take(county.reviewer, id, HoldMove::Approve, {});
    CHECK(county.hold(id).until() == today + 10);
    holds.take(county.reviewer, id, HoldMove::Release, because());
    CHECK(county.hold(id).owed(today)->left == 3);
}

TEST_CASE(
    "only a payment that makes good closes the clock, and what is wrong with another is said") {
    OnePaid county;
    const auto id = county.held();
    CHECK(says(refusal_of(county, id, "A1"), "不能再办"));
    county.holds.take(county.reviewer, id, HoldMove::Release, because());
    county.pass(3);
    county.pay({.serial = "B1", .person = "p2"}, today + 1);
    county.pay({.serial = "B2", .program = "MZ02"}, today + 1);
    county.pay({.serial = "B3"}, today - 1);
    county.pay({.serial = "B4", .fen = 209'99}, today + 1);
    county.pay({.serial = "B5"}, today + 1);
    county.hand_in(ledger::TableKind::BankResult, {county.result("B5", 210'00, "退回")});
    county.pay({.serial = "B6"}, today + 2);
    CHECK(says(refusal_of(county, id, "B0"), "台账里没有"));
    CHECK(says(refusal_of(county, id, "B1"), "不是发给这个人"));
    CHECK(says(refusal_of(county, id, "B2"), "不是这个项目"));
    CHECK(says(refusal_of(county, id, "B3"), "早于暂缓的起始日 2017-09-30"));
    CHECK(says(refusal_of(county, id, "B4"), "不够应补的 210.00 元"));
    CHECK(says(refusal_of(county, id, "B5"), "没有到账"));
    CHECK(county.state(id) == HoldState::Wrong);
    CHECK(refusal_of(county, id, "B6").empty());
    CHECK(county.state(id) == HoldState::MadeGood);
    CHECK(county.hold(id).steps.back().serial == "B6");
    CHECK(county.hold(id).days_to_restitution() == 2);
}

TEST_CASE("a payment makes good once") {
    OnePaid county;
    const auto first = county.held();
    county.holds.take(county.reviewer, first, HoldMove::Release, because());
    county.pay({.serial = "B1"});
    CHECK(refusal_of(county, first, "B1").empty());
    const auto second = county.held();
    county.holds.take(county.reviewer, second, HoldMove::Release, because());
    CHECK(says(refusal_of(county, second, "B1"), "另一条暂缓"));
}

TEST_CASE("the figures of how holds have fared") {
    County county;
    for (const char* serial : {"A1", "A2", "A3", "A4", "A5"})
        county.pay({.serial = serial, .program = std::string{"MZ0"} + serial[1]});
    const auto release = [&](std::int64_t id) {
        county.holds.take(county.reviewer, id, HoldMove::Release, because());
    };
    const auto good = county.held("A1"), owed = county.held("A2"), lawful = county.held("A3");
    county.held("A4");
    county.ask("A5");
    release(good);
    release(owed);
    county.holds.take(county.audit, lawful, HoldMove::Confirm, because());
    county.pay({.serial = "B1", .program = "MZ01"}, today + 6);
    county.pass(6);
    county.holds.take(county.reviewer, good, HoldMove::MakeGood, {"", {}, "B1"});
    county.pass(40);
    db::Reader reader{county.pool()};
    const auto figures =
        figures_of(county.holds.visible(reader, county.discipline), county.holds.today());
    CHECK(figures.approved == 4);
    CHECK(figures.wrong == 3);  // made good, still owed, and the one that nobody renewed
    CHECK(figures.made_good == 1);
    CHECK(figures.overdue == 2);
    CHECK(figures.owed_fen == 420'00);
    CHECK(figures.median_days == 6);
    CHECK_FALSE(figures_of({}, today).median_days);
}

TEST_CASE("a department sees its own, and who has no business with it none") {
    OnePaid county;
    const auto id = county.held();
    db::Reader reader{county.pool()};
    CHECK(county.holds.visible(reader, county.reviewer).size() == 1);
    CHECK(county.holds.visible(reader, county.audit).size() == 1);
    CHECK(county.holds.visible(reader, county.stranger).empty());
    CHECK_REFUSED(Forbidden, county.holds.visible(reader, county.clerk));
    const Hold hold = county.hold(id);
    using Moves = std::vector<HoldMove>;
    CHECK(county.holds.moves(hold, county.reviewer) ==
          Moves{HoldMove::Renew, HoldMove::Confirm, HoldMove::Release});
    CHECK(county.holds.moves(hold, county.discipline) == Moves{HoldMove::Release});
    CHECK(county.holds.moves(hold, county.stranger).empty());
}

TEST_CASE("a batch shows whom of its people a hold in force covers, and nobody else") {
    OnePaid county;
    const auto next = county.pay({.serial = "C1", .period = "2017-10"});
    const auto other = county.pay({.serial = "C2", .program = "MZ02"});
    const auto rows = [&](std::int64_t id, const guard::Actor& actor) {
        db::Reader reader{county.pool()};
        return held_rows(county.office, reader, actor, id);
    };
    Grounds only = test::grounds();
    only.only_period = true;
    const auto id = county.ask("C1", only);
    CHECK(rows(next, county.clerk).empty());  // asked for is not held
    county.holds.take(county.audit, id, HoldMove::Approve, {});
    const auto shown = rows(next, county.clerk);
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].key == "C1");
    CHECK(shown[0].approved_by == "audit");
    CHECK(shown[0].until == today + 30);
    CHECK(rows(other, county.clerk).empty());
    CHECK(rows(county.batch, county.clerk).empty());  // A1 is of another period
    CHECK_REFUSED(Forbidden, rows(next, county.stranger));
    CHECK_REFUSED(NotFound, rows(999, county.clerk));
    county.pass(31);
    CHECK(rows(next, county.clerk).empty());
}

TEST_CASE("nothing of a hold lies in the clear") {
    OnePaid county;
    const auto id = county.held();
    county.holds.take(county.reviewer, id, HoldMove::Release, because());
    county.pay({.serial = "RESTITUTION7"});
    county.holds.take(county.reviewer, id, HoldMove::MakeGood, {"", {}, "RESTITUTION7"});
    std::string kept;
    db::Reader reader{county.pool()};
    reader.each("SELECT subject, sealed FROM compare_hold", {},
                [&](const db::Row& row) { kept += row.blob(0).bytes + row.blob(1).bytes; });
    reader.each("SELECT kind, payment, sealed FROM compare_hold_step", {}, [&](const db::Row& row) {
        kept += std::string{row.text(0)} + row.blob(2).bytes;
        if (!row.is_null(1)) kept += row.blob(1).bytes;
    });
    std::string told;
    reader.each("SELECT action, subject, detail FROM guard_audit", {}, [&](const db::Row& row) {
        for (int column = 0; column < 3; ++column)
            told += row.text(column);
    });
    CHECK(kept.find("release") != std::string::npos);
    CHECK(told.find("compare.make_good_hold") != std::string::npos);
    const std::string person = county.hold(id).person;
    const Grounds why = test::grounds();
    for (const std::string& secret :
         {std::string{"张小明"}, std::string{"MZ01"}, std::string{"RESTITUTION7"}, person,
          platform::to_hex(person), why.reason, why.basis, why.sources[0].unit,
          why.sources[1].document, why.contact.who, why.contact.result, because().reason}) {
        CHECK_MESSAGE(kept.find(secret) == std::string::npos, platform::to_hex(secret));
        CHECK_MESSAGE(told.find(secret) == std::string::npos, platform::to_hex(secret));
    }
}
