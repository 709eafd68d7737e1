#include "complain/cases/junk.hpp"

#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

Told saying(const std::string& words) {
    Told out;
    out.text = words;
    return out;
}

Form form_saying(const std::string& words) {
    auto out = Zones::form();
    out.told.text = words;
    return out;
}

constexpr auto junk = "代开发票请加微信哦哦哦";

Clearing of_pile(const Pile& pile) {
    return {pile.name, pile.ids, Refused::NoSubstance,
            "没有可以核查的内容，请写明时间、地点和事情。"};
}

const Pile& pile_with(const Sorted& sorted, std::size_t count) {
    const auto found = std::ranges::find_if(
        sorted.piles, [count](const Pile& one) { return one.ids.size() == count; });
    REQUIRE(found != sorted.piles.end());
    return *found;
}

}  // namespace

TEST_CASE("reports are laid in piles by their words alone") {
    CHECK(pile_of(saying("asdf ;lkj 12345!!")) == "unreadable");
    CHECK(pile_of(saying("，。！？…… 、、、、")) == "unreadable");
    CHECK(pile_of(saying("啊啊啊啊啊啊啊啊啊啊啊啊")) == "short");
    CHECK(pile_of(saying("村里修路没修完 就收钱")) == pile_of(saying("村里修路没修完就 收钱")));
    CHECK(pile_of(saying("村里修路没修完就收钱")) != pile_of(saying("村里修路没修完还收钱")));
    CHECK(pile_of(saying("代开发票请加我 a81f09c2")) == pile_of(saying("代开发票请加我 77be01d3")));
    CHECK(pile_of(saying("欠我工资20170301元")) != pile_of(saying("欠我工资20170401元")));
    auto with_photo = saying("aaaaaaaaaaaa");
    with_photo.files.emplace_back();
    CHECK(pile_of(with_photo).empty());
    auto of_payment = saying("没收到钱");
    of_payment.record = AboutRecord{"A1", 1, "", ""};
    CHECK(pile_of(of_payment).starts_with("text:"));
}

TEST_CASE(
    "junk is cleared at once, each reporter reads the standard answer, and it can be undone") {
    Zones zones;
    const auto code = zones.report(form_saying(junk));
    zones.report(form_saying(junk));
    zones.report();
    const Desk intake{zones, zones.intake};

    const auto sorted = sort_new(zones.office, intake.opener(), 0, "清理垃圾件");
    CHECK(sorted.read == 3);
    CHECK(sorted.next == 0);
    const auto cleared = clear_junk(zones.office, intake.opener(), of_pile(pile_with(sorted, 2)));
    CHECK(cleared.done == 2);

    const auto read = zones.read(code);
    CHECK(read.items.back().text == "不予受理（没有可以核查的内容）");
    CHECK(std::ranges::any_of(read.items, [](const Item& one) {
        return one.text.starts_with("没有可以核查的内容，请写明");
    }));
    const auto mine = clearings(zones.office, zones.intake);
    REQUIRE(mine.size() == 1);
    CHECK(mine.front().count == 2);
    CHECK(clearings(zones.office, zones.second).empty());
    CHECK_REFUSED(NotFound, undo_clearing(zones.office, zones.second, cleared.batch));

    CHECK(undo_clearing(zones.office, zones.intake, cleared.batch) == 2);
    CHECK(zones.read(code).items.back().text == "已收到");
    CHECK(undo_clearing(zones.office, zones.intake, cleared.batch) == 0);
}

TEST_CASE("nothing is cleared that is of another pile, sorted already, or not one's own") {
    Zones zones;
    zones.report(form_saying(junk));
    zones.report();
    const Desk intake{zones, zones.intake}, lead{zones, zones.lead};
    const auto sorted = sort_new(zones.office, intake.opener(), 0, "清理垃圾件");
    REQUIRE(sorted.piles.size() == 2);
    auto wrong = of_pile(sorted.piles.front());
    wrong.ids = sorted.piles.back().ids;
    wrong.ids.push_back(9999);

    const auto cleared = clear_junk(zones.office, intake.opener(), wrong);
    CHECK(cleared.done == 0);
    CHECK(cleared.skipped == 2);
    CHECK_REFUSED(Forbidden, sort_new(zones.office, lead.opener(), 0, "看看"));
    CHECK_REFUSED(Forbidden, clear_junk(zones.office, lead.opener(), wrong));
    CHECK_REFUSED(Forbidden, clearings(zones.office, zones.lead));
    CHECK_REFUSED(Invalid, sort_new(zones.office, intake.opener(), 0, ""));
    intake.take(sorted.piles.front().ids.front(), Move::Screen);
    CHECK(clear_junk(zones.office, intake.opener(), of_pile(sorted.piles.front())).done == 0);
}

TEST_CASE("after seven days nothing is taken back") {
    Zones zones;
    zones.report(form_saying(junk));
    const Desk intake{zones, zones.intake};
    const auto sorted = sort_new(zones.office, intake.opener(), 0, "清理垃圾件");
    const auto cleared = clear_junk(zones.office, intake.opener(), of_pile(sorted.piles.front()));
    const auto id = sorted.piles.front().ids.front();

    zones.clock.set(zones.clock.now() + std::chrono::days{8});

    CHECK(clearings(zones.office, zones.intake).empty());
    CHECK_REFUSED(Conflict, undo_clearing(zones.office, zones.intake, cleared.batch));
    Details again;
    again.text = "再看一看";
    CHECK_REFUSED(Conflict, intake.take(id, Move::Reconsider, again));
}
