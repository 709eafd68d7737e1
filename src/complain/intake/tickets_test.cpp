#include "complain/intake/tickets.hpp"

#include <doctest/doctest.h>

using complain::Tickets;
using namespace std::chrono_literals;
using Verdict = Tickets::Verdict;

namespace {

const platform::Instant begin = platform::from_millis(1'500'000'000'000);

}  // namespace

TEST_CASE("a ticket is good once, not at once, and not for ever") {
    Tickets tickets;
    const auto ticket = tickets.fresh(begin);

    CHECK(tickets.use(ticket, begin + 1s) == Verdict::TooSoon);
    CHECK(tickets.use(ticket, begin + 4s) == Verdict::Good);
    CHECK(tickets.use(ticket, begin + 5s) == Verdict::Spent);
    CHECK(tickets.use(tickets.fresh(begin), begin + 13h) == Verdict::Spent);
}

TEST_CASE("a ticket that was made elsewhere or changed is none") {
    Tickets tickets, others;
    auto changed = tickets.fresh(begin);
    changed[3] = changed[3] == '1' ? '2' : '1';

    CHECK(tickets.use(others.fresh(begin), begin + 4s) == Verdict::Spent);
    CHECK(tickets.use(changed, begin + 4s) == Verdict::Spent);
    CHECK(tickets.use("", begin + 4s) == Verdict::Spent);
}

TEST_CASE("in a flood a new ticket must wait longer, and calm comes back") {
    Tickets tickets;
    CHECK(tickets.wait(begin) == 3s);
    for (int i = 0; i < 300; ++i)
        tickets.use(tickets.fresh(begin - 1min), begin);

    CHECK(tickets.wait(begin + 1s) > 10s);
    CHECK(tickets.wait(begin + 10min) == 3s);
}
