#include "complain/intake/tickets.hpp"

#include "platform/core/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortest = std::chrono::seconds{3}, longest = std::chrono::seconds{30};
/// Up to so many a minute a villager waits no longer than they need to type anyway.
constexpr int calm = 60;

/// How long a ticket must be held when so many were used in a minute.
milliseconds wait_after(int busiest) {
    if (busiest <= calm) return shortest;
    return std::min(longest, shortest * busiest / calm);
}

}  // namespace

Tickets::Tickets() : mac_(crypto::random_secret(32)) {}

std::string Tickets::mac_of(std::string_view body) const {
    const auto mac = mac_.sign(body);
    return platform::to_base64url(crypto::bytes(mac).substr(0, 16));
}

std::string Tickets::fresh(platform::Instant now) const {
    const auto body = fmt::format("{}.{}", platform::to_millis(now),
                                  platform::to_base64url(crypto::random_bytes(12)));
    return body + "." + mac_of(body);
}

Tickets::Verdict Tickets::use(std::string_view ticket, platform::Instant now) {
    const auto dot = ticket.rfind('.');
    if (dot == std::string_view::npos || ticket.size() > 100) return Verdict::Spent;
    const auto body = ticket.substr(0, dot);
    if (!crypto::equal(mac_of(body), ticket.substr(dot + 1))) return Verdict::Spent;
    std::int64_t made = 0;
    std::from_chars(body.data(), body.data() + body.size(), made);
    const auto age = now - platform::from_millis(made);
    if (age < milliseconds{0} || age > lasts) return Verdict::Spent;
    return used_.with([&](UsedOnce& used) {
        if (age < wait_after(used.busiest(now))) return Verdict::TooSoon;
        return used.use(body, now + lasts, now) ? Verdict::Good : Verdict::Spent;
    });
}

milliseconds Tickets::wait(platform::Instant now) {
    return used_.with([&](UsedOnce& used) { return wait_after(used.busiest(now)); });
}

}  // namespace complain
