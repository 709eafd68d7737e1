#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace complain;
using namespace complain::test;
using domain::ReceiptCode;

namespace {

ReceiptCode a_code() {
    return ReceiptCode::fresh(domain::ReceiptKind::Case);
}

/// A county in which a helper has typed a report for somebody.
struct Behalf : Zones {
    ReceiptCode old = report(typed_by_helper());

    static Form typed_by_helper(Concerns concerns = Concerns::Village) {
        auto out = form(concerns);
        out.told.by_helper = true;
        return out;
    }
    std::optional<OpenedCase> opened(const ReceiptCode& code) {
        db::Reader reader{outside.pool()};
        return open_case(reader, code);
    }
    /// Whether the code opens the case and shows what stands in it.
    bool reads(const ReceiptCode& code) {
        const auto found = opened(code);
        return found && !found->must_exchange && !found->items.empty();
    }
};

}  // namespace

TEST_CASE("a code that a helper knows shows nothing and adds nothing before it is exchanged") {
    Behalf zones;

    CHECK(zones.opened(zones.old)->must_exchange);
    CHECK(zones.opened(zones.old)->items.empty());
    CHECK_REFUSED(Conflict, add_message(zones.outside.pool(), zones.old, "一句", {}));
    CHECK_REFUSED(Conflict,
                  add_evaluation(zones.outside.pool(), zones.old, Evaluation::Dissatisfied, {}));
    const Desk intake{zones, zones.intake};
    CHECK(intake.open(zones.only_case(zones.intake)).told.by_helper);
}

TEST_CASE("after the exchange the new code alone opens the case, and all of it goes on") {
    Behalf zones;
    const auto fresh = a_code();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    zones.cases.say(intake.opener(), id, store::Ear::Reporter, "请问是哪一天？");

    CHECK(exchange_code(zones.outside.pool(), zones.old, fresh));
    CHECK_FALSE(zones.opened(zones.old));
    CHECK(zones.read(fresh).items.back().text == "请问是哪一天？");
    add_message(zones.outside.pool(), fresh, "三月一号", zones.clock.now());
    CHECK(zones.read(fresh).items.back().text == "三月一号");
    CHECK(intake.open(id).said.size() == 3);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_case") == 1);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_upward") == 0);
}

TEST_CASE("what is on its way while a code is exchanged arrives") {
    Zones zones;
    const auto old = accept_report(zones.outside.pool(), Behalf::typed_by_helper(),
                                   {upload(photo_of(300'000))}, zones.clock.now())
                         .code;
    const auto fresh = a_code();

    CHECK(exchange_code(zones.outside.pool(), old, fresh));
    add_message(zones.outside.pool(), fresh, "还有一件事", zones.clock.now());
    zones.courier.carry();
    CHECK(zones.read(fresh).items.size() == 2);
    const Desk intake{zones, zones.intake};
    CHECK(zones.cases.file(intake.opener(), zones.only_case(zones.intake), 0) == photo_of(300'000));
}

TEST_CASE("a report to the level above is exchanged as well, and says where it went") {
    Zones zones;
    const auto old = zones.report(Behalf::typed_by_helper(Concerns::Leader));
    const auto fresh = a_code();

    CHECK(exchange_code(zones.outside.pool(), old, fresh));
    CHECK(zones.read(fresh).items.size() == 1);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_upward") == 1);
}

TEST_CASE("an exchange that is cut leaves the old code working, and one that is kept the new") {
    Behalf zones;
    const auto fresh = a_code();
    {
        db::Transaction cut{zones.outside.pool()};
        const auto receipt = public_rows::receipt(cut, zones.old.look_up());
        const auto key = CaseKey::of_reporter(receipt->reporter_copy, zones.old);
        CHECK(
            public_rows::exchange(cut, receipt->name, {fresh.look_up(), key->for_reporter(fresh)}));
    }
    CHECK(zones.opened(zones.old));
    CHECK_FALSE(zones.opened(fresh));

    CHECK(exchange_code(zones.outside.pool(), zones.old, fresh));
    CHECK_FALSE(zones.opened(zones.old));
    CHECK(zones.reads(fresh));
    // Its answer was lost on the way: asked again it is done.
    CHECK(exchange_code(zones.outside.pool(), zones.old, fresh));
    CHECK(zones.reads(fresh));
}

TEST_CASE("of two who exchange a code at the same moment one wins") {
    Behalf zones;
    const auto mine = a_code(), yours = a_code();
    bool is_mine = false, is_yours = false;
    std::thread other{[&] { is_yours = exchange_code(zones.outside.pool(), zones.old, yours); }};
    is_mine = exchange_code(zones.outside.pool(), zones.old, mine);
    other.join();

    CHECK(is_mine != is_yours);
    CHECK(zones.reads(mine) == is_mine);
    CHECK(zones.reads(yours) == is_yours);
    CHECK_FALSE(zones.opened(zones.old));
}

TEST_CASE("only a helper's code is exchanged, and for none that opens another case") {
    Behalf zones;
    const auto own = zones.report();

    CHECK_FALSE(exchange_code(zones.outside.pool(), own, a_code()));
    CHECK_FALSE(exchange_code(zones.outside.pool(), a_code(), a_code()));
    db::Transaction tx{zones.outside.pool()};
    const auto receipt = public_rows::receipt(tx, zones.old.look_up());
    CHECK_FALSE(public_rows::exchange(tx, receipt->name, {own.look_up(), "copy"}));
    CHECK_FALSE(public_rows::exchange(tx, receipt->name, {zones.old.look_up(), "copy"}));
}

TEST_CASE("a code that took another's place is nobody else's to report under") {
    Behalf zones;
    const auto fresh = a_code();
    CHECK(exchange_code(zones.outside.pool(), zones.old, fresh));
    const auto keys = [&] {
        db::Reader reader{zones.outside.pool()};
        return public_rows::window(reader).value();
    }();
    const auto parcel = seal_report(Zones::form().told, keys, fresh, zones.clock.now());
    db::Transaction tx{zones.outside.pool()};
    CHECK_REFUSED(Conflict, public_rows::insert(tx, parcel));
}
