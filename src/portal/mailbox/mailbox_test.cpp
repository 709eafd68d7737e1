#include "portal/mailbox/mailbox.hpp"

#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <doctest/doctest.h>

namespace portal::test {

namespace {

using namespace std::chrono_literals;

struct Zone {
    testing::Store store{schema::public_zone()};
    platform::FixedClock clock{platform::from_millis(1'500'000'000'000)};
    StoreMailbox mailbox{store.pool(), clock};

    std::int64_t send(std::string_view sealed) {
        db::Transaction tx{store.pool()};
        const auto id = put_envelope(tx, "self", sealed, clock.now());
        tx.commit();
        return id;
    }
    std::optional<std::string> answer(std::string_view lookup) {
        db::Reader reader{store.pool()};
        return answer_for(reader, lookup, clock.now());
    }
};

}  // namespace

TEST_CASE("an envelope waits until it is settled, the oldest first") {
    Zone zone;
    const auto first = zone.send(std::string("\0bytes", 6));
    const auto second = zone.send("second");

    const auto waiting = zone.mailbox.waiting(1);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].id == first);
    CHECK(waiting[0].kind == "self");
    CHECK(waiting[0].sealed == std::string("\0bytes", 6));

    zone.mailbox.settle(std::vector{first}, {});
    REQUIRE(zone.mailbox.waiting(9).size() == 1);
    CHECK(zone.mailbox.waiting(9)[0].id == second);
}

TEST_CASE("an answer is there for its look-up half until its time is over") {
    Zone zone;
    const std::string lookup(32, 'l');
    zone.mailbox.settle({}, std::vector{Answer{lookup, "sealed", zone.clock.now() + 15min}});
    zone.mailbox.settle({}, std::vector{Answer{lookup, "again", zone.clock.now() + 15min}});

    CHECK(zone.answer(lookup) == "again");
    CHECK_FALSE(zone.answer(std::string(32, 'x')));

    zone.clock.set(zone.clock.now() + 15min);
    CHECK_FALSE(zone.answer(lookup));

    zone.mailbox.settle({}, {});
    db::Reader reader{zone.store.pool()};
    CHECK(reader.one("SELECT count(*) FROM portal_answer", {},
                     [](const db::Row& row) { return row.integer(0); }) == 0);
}

}  // namespace portal::test
