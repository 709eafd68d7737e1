#include "complain/intake/tickets.hpp"

#include "platform/core/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr milliseconds shortest = std::chrono::seconds{3}, longest = std::chrono::seconds{30};
/// Up to so many a minute a villager waits no longer than they need to type anyway.
constexpr int calm = 60;
/// Tickets are remembered for as long as they would be good: beyond so many the oldest give way,
/// which lets one be used twice only in a flood that has filled the store long before.
constexpr std::size_t most_remembered = 200'000;

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
    return used_.with([&](Used& used) {
        if (age < wait(used, now)) return Verdict::TooSoon;
        if (used.tickets.size() >= most_remembered) used.tickets.erase(used.tickets.begin());
        if (!used.tickets.emplace(std::string{body}, now + lasts).second) return Verdict::Spent;
        // A ticket begins with when it was made: the oldest stand first.
        while (used.tickets.begin()->second < now)
            used.tickets.erase(used.tickets.begin());
        ++used.this_minute;
        return Verdict::Good;
    });
}

milliseconds Tickets::wait(Used& used, platform::Instant now) const {
    const auto minute = std::chrono::floor<minutes>(now);
    if (minute != used.minute) {
        used.last_minute = minute - used.minute == minutes{1} ? used.this_minute : 0;
        used.this_minute = 0;
        used.minute = minute;
    }
    const int busiest = std::max(used.this_minute, used.last_minute);
    if (busiest <= calm) return shortest;
    return std::min(longest, shortest * busiest / calm);
}

milliseconds Tickets::wait(platform::Instant now) {
    return used_.with([&](Used& used) { return wait(used, now); });
}

}  // namespace complain
