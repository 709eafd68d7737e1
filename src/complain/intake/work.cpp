#include "complain/intake/work.hpp"

#include "platform/core/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>

namespace complain {

namespace {

constexpr std::size_t longest_solution = 160, longest_number = 20;
/// A flood's first step is felt by a machine and not yet by a person.
constexpr int first_step = 12;
/// Whoever took a challenge a moment before it rose need not begin again.
constexpr int leeway = 2;

/// "made.bits.random", whose mac has been checked.
struct Made {
    platform::Instant at;
    int bits = 0;
};

std::optional<Made> made_of(std::string_view text) {
    std::int64_t at = 0;
    Made out{};
    const auto* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, at);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.') return std::nullopt;
    if (std::from_chars(first.ptr + 1, end, out.bits).ec != std::errc{}) return std::nullopt;
    out.at = platform::from_millis(at);
    return out;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= longest_number &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

int zero_bits(std::string_view digest) {
    int out = 0;
    for (const char c : digest) {
        const auto byte = static_cast<unsigned char>(c);
        out += std::countl_zero(byte);
        if (byte != 0) break;
    }
    return out;
}

Work::Work(Pace pace) : pace_(pace), mac_(crypto::random_secret(32)) {}

std::string Work::mac_of(std::string_view text) const {
    const auto mac = mac_.sign(text);
    return platform::to_base64url(crypto::bytes(mac).substr(0, 16));
}

Work::Challenge Work::fresh(platform::Instant now) {
    const int wanted = used_.with([&](UsedOnce& used) { return bits_after(used.busiest(now)); });
    const auto text = fmt::format("{}.{}.{}", platform::to_millis(now), wanted,
                                  platform::to_base64url(crypto::random_bytes(12)));
    return {text + "." + mac_of(text), wanted};
}

Work::Verdict Work::check(std::string_view solution, std::string_view body, platform::Instant now) {
    const auto colon = solution.rfind(':');
    if (colon == std::string_view::npos || solution.size() > longest_solution)
        return Verdict::Again;
    const auto challenge = solution.substr(0, colon), number = solution.substr(colon + 1);
    const auto dot = challenge.rfind('.');
    if (dot == std::string_view::npos || !is_number(number)) return Verdict::Again;
    const auto text = challenge.substr(0, dot);
    if (!crypto::equal(mac_of(text), challenge.substr(dot + 1))) return Verdict::Again;
    const auto made = made_of(text);
    if (!made || made->at > now || now - made->at > lasts) return Verdict::Again;
    const auto hashed = crypto::sha256(body);
    crypto::Sha256 hash;
    const auto digest = hash.add(challenge).add(crypto::bytes(hashed)).add(number).finish();
    if (zero_bits(crypto::bytes(digest)) < made->bits) return Verdict::Again;
    return used_.with([&](UsedOnce& used) {
        if (made->bits + leeway < bits_after(used.busiest(now))) return Verdict::Again;
        return used.use(text, now + lasts, now) ? Verdict::Good : Verdict::Again;
    });
}

int Work::bits_after(int busiest) const {
    if (busiest <= pace_.calm) return pace_.least;
    // Twice as many cost four times as much.
    const auto times = static_cast<unsigned>(busiest / pace_.calm);
    const int steps = 2 * (static_cast<int>(std::bit_width(times)) - 1);
    return std::min(pace_.most, std::max(pace_.least, first_step) + steps);
}

}  // namespace complain
