#include "disclose/self/payee_test.hpp"

namespace disclose::test {

TEST_CASE("a slip is made for a number that nobody has, and looks like any other") {
    PayeeCounty county;
    county.pay(payee_number, {{"S1"}});

    const auto known = county.slips.issue(county.town, payee_number, Presence::Verified);
    const auto unknown = county.slips.issue(county.town, stranger_number, Presence::Verified);

    CHECK(known.code.shown().size() == unknown.code.shown().size());
    CHECK(known.expires == unknown.expires);
    CHECK(county.audited("disclose.issue_slip") == 2);
    const auto list = county.slips.list(county.town, {}, 50);
    REQUIRE(list.size() == 2);
    CHECK(list[0].region_name == list[1].region_name);
    CHECK(list[0].state == SlipEntry::State::Waiting);
}

TEST_CASE("a slip wants the person, the card and a number that can be one") {
    PayeeCounty county;

    CHECK_REFUSED(Invalid, county.slips.issue(county.town, payee_number, Presence::NotVerified));
    CHECK_REFUSED(Invalid,
                  county.slips.issue(county.town, "430299194503020022", Presence::Verified));
    CHECK_REFUSED(Invalid, county.slips.issue(county.town, "张小明", Presence::Verified));
    CHECK(county.slips.list(county.town, {}, 50).empty());
    CHECK(county.audited("disclose.issue_slip") == 0);
}

TEST_CASE("only a counter hands slips over, and nobody in the system's name") {
    PayeeCounty county;

    for (const auto& actor : {county.clerk, county.reviewer, county.finance, county.secrecy,
                              county.publisher, county.leader})
        CHECK_REFUSED(Forbidden, county.slips.issue(actor, payee_number, Presence::Verified));
    CHECK_REFUSED(Unauthenticated,
                  county.slips.issue(guard::Actor::nobody(), payee_number, Presence::Verified));
    CHECK_REFUSED(Forbidden,
                  county.slips.issue(guard::Actor::system(), payee_number, Presence::Verified));
    CHECK(county.slips.issue(county.counter, payee_number, Presence::Verified).id > 0);
}

TEST_CASE("a town sees and revokes its own slips, the county's counter all") {
    PayeeCounty county;
    const auto id = county.slips.issue(county.town, payee_number, Presence::Verified).id;

    CHECK(county.slips.list(county.other_town, {}, 50).empty());
    CHECK_REFUSED(Forbidden, (county.slips.revoke(county.other_town, id), 0));
    CHECK_REFUSED(Forbidden, (county.slips.revoke(county.clerk, id), 0));
    CHECK_REFUSED(Forbidden, county.slips.list(county.clerk, {}, 50));
    CHECK(county.slips.list(county.counter, {}, 50).size() == 1);
    CHECK_REFUSED(NotFound, (county.slips.revoke(county.town, id + 100), 0));

    county.slips.revoke(county.town, id);

    CHECK(county.slips.list(county.town, {}, 50).front().state == SlipEntry::State::Revoked);
    CHECK_REFUSED(Conflict, (county.slips.revoke(county.town, id), 0));
    CHECK(county.audited("disclose.revoke_slip") == 1);
}

TEST_CASE("an officer hands over so many slips a day and no more") {
    PayeeCounty county;
    for (std::int64_t i = 0; i < slips_a_day; ++i)
        county.slips.issue(county.town, payee_number, Presence::Verified);

    CHECK_REFUSED(TooMany, county.slips.issue(county.town, stranger_number, Presence::Verified));
    CHECK(county.slips.issue(county.counter, payee_number, Presence::Verified).id > 0);
    county.clock.set(county.clock.now() + std::chrono::hours{24});
    CHECK(county.slips.issue(county.town, payee_number, Presence::Verified).id > 0);
}

TEST_CASE("the list goes on where it ended") {
    PayeeCounty county;
    for (int i = 0; i < 3; ++i)
        county.slips.issue(county.town, payee_number, Presence::Verified);

    const auto first = county.slips.list(county.town, {}, 2);
    REQUIRE(first.size() == 2);
    CHECK(county.slips.list(county.town, first.back().id, 2).size() == 1);
}

}  // namespace disclose::test
