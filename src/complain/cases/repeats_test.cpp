#include "complain/cases/repeats.hpp"

#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

/// Two reports of the same thing, both sorted; the second joins the first.
struct Pair : Zones {
    domain::ReceiptCode main_code = report(), other_code = report();
    Desk desk{*this, intake};
    std::int64_t main = 0, other = 0;

    Pair() {
        const auto queue = cases.queue(intake, {}, 10);
        main = queue.front().id;
        other = queue.back().id;
        sort(main, Kind::Service);
        sort(other, Kind::Service);
        desk.take(main, Move::Screen);
        desk.take(other, Move::Screen);
    }
    void sort(std::int64_t id, Kind kind, const std::string& post = {}) {
        Finding finding;
        finding.place = ledger::test::village;
        finding.post = post;
        cases.classify(desk.opener(), id, kind, finding);
    }
    void assign(std::int64_t id) {
        desk.take(id, Move::Accept);
        Details to;
        to.handler = handler.id.value();
        desk.take(id, Move::Assign, to);
    }
    void merge() {
        Details details;
        details.into = main;
        details.text = "说的是同一件事";
        desk.take(other, Move::Merge, details);
    }
};

}  // namespace

TEST_CASE("two texts are as like as the pairs of characters that they share") {
    CHECK(likeness("村会计扣了低保", "村会计扣了低保") == 100);
    CHECK(likeness("村会计扣了我家低保", "村会计把低保扣了") > 40);
    CHECK(likeness("村会计扣了低保", "路灯坏了没人修") < 20);
    CHECK(likeness("", "村会计") == 0);
}

TEST_CASE("a repeat is found among one's own cases only") {
    Pair pair;
    const auto found = repeats(pair.office, pair.desk.opener(), pair.other);
    REQUIRE(found.size() == 1);
    CHECK(found.front().id == pair.main);
    CHECK(found.front().likeness == 100);

    pair.cases.revoke(pair.desk.opener(), pair.main, pair.intake.id, "轮岗");
    CHECK(repeats(pair.office, pair.desk.opener(), pair.other).empty());
    const Desk lead{pair, pair.lead};
    CHECK_REFUSED(Forbidden, repeats(pair.office, lead.opener(), pair.other));
}

TEST_CASE("a joined case keeps its code and dialogue, and its reporter is told the same reply") {
    Pair pair;
    pair.assign(pair.main);
    pair.merge();
    const Desk handler{pair, pair.handler}, lead{pair, pair.lead};
    CHECK(handler.open(pair.main).joined.size() == 1);
    CHECK(handler.open(pair.other).into->id == pair.main);

    handler.take(pair.main, Move::Investigate);
    Details decided;
    decided.text = "少发一个月";
    decided.found = Class::True;
    handler.take(pair.main, Move::Decide, decided);
    lead.take(pair.main, Move::Approve);
    handler.say(pair.main, Move::Reply, "属实，已经补发。");

    const auto read = pair.read(pair.other_code);
    const auto reply = std::ranges::find(read.items, Item::Type::Reply, &Item::type);
    REQUIRE(reply != read.items.end());
    CHECK(reply->text == "属实，已经补发。");
    CHECK(read.items.back().may_add);
    CHECK(read.items.back().number != pair.read(pair.main_code).items.back().number);
    handler.take(pair.main, Move::Close);
    Details back;
    back.text = "不是同一件";
    CHECK_REFUSED(Conflict, pair.desk.take(pair.other, Move::Unmerge, back));
}

TEST_CASE("joining is undone while the main case is open, and who was let in is out again") {
    Pair pair;
    pair.assign(pair.main);
    pair.merge();
    CHECK(pair.cases.queue(pair.handler, {}, 10).size() == 2);
    CHECK_REFUSED(Conflict, pair.desk.take(pair.other, Move::Accept));

    Details back;
    back.text = "不是同一件";
    pair.desk.take(pair.other, Move::Unmerge, back);

    CHECK(pair.cases.queue(pair.handler, {}, 10).size() == 1);
    CHECK(pair.desk.open(pair.main).joined.empty());
    CHECK(pair.read(pair.other_code).items.back().text == "已收到");
    pair.desk.take(pair.other, Move::Accept);
}

TEST_CASE("what others have joined is not sealed up before them") {
    Pair pair;
    pair.merge();
    CHECK_REFUSED(Conflict, pair.desk.take(pair.main, Move::SealUp));
    pair.desk.take(pair.other, Move::SealUp);
    pair.desk.take(pair.main, Move::SealUp);
    CHECK(pair.cases.queue(pair.intake, {}, 10).empty());
    CHECK(Zones::count(pair.pool(), "SELECT count(*) FROM complain_joined") == 0);
}

TEST_CASE("what is of another kind, or would reach who stands too near, is not joined") {
    Pair pair;
    pair.sort(pair.other, Kind::Consult);
    Details details;
    details.into = pair.main;
    details.text = "同一件";
    CHECK_REFUSED(Conflict, pair.desk.take(pair.other, Move::Merge, details));
    details.into = 9999;
    CHECK_REFUSED(NotFound, pair.desk.take(pair.other, Move::Merge, details));

    pair.cases.grant(pair.desk.opener(), pair.main, pair.in_town.id, "请协助");
    pair.sort(pair.other, Kind::Service, "430299100000/mayor");
    details.into = pair.main;
    CHECK_REFUSED(Conflict, pair.desk.take(pair.other, Move::Merge, details));
}
