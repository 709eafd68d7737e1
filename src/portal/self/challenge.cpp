#include "portal/self/challenge.hpp"

#include "platform/core/encoding.hpp"

#include <charconv>

namespace portal::self {

namespace {

constexpr std::size_t random_size = 16;

}  // namespace

Challenges::Challenges() : mac_(crypto::random_secret(32)) {}

/// milliseconds "." random "." mac
std::string Challenges::fresh(platform::Instant now) const {
    const auto body = fmt::format("{}.{}", platform::to_millis(now),
                                  platform::to_base64url(crypto::random_bytes(random_size)));
    return body + "." + mac_of(body);
}

bool Challenges::holds(std::string_view challenge, platform::Instant now) const {
    const auto end = challenge.rfind('.');
    if (end == std::string_view::npos) return false;
    const auto body = challenge.substr(0, end);
    if (!crypto::equal(mac_of(body), challenge.substr(end + 1))) return false;
    std::int64_t made = 0;
    std::from_chars(body.data(), body.data() + body.size(), made);
    const auto age = now - platform::from_millis(made);
    return age >= std::chrono::seconds{0} && age <= lasts;
}

std::string Challenges::mac_of(std::string_view body) const {
    const auto mac = mac_.sign(body);
    return platform::to_base64url(crypto::bytes(mac).substr(0, random_size));
}

}  // namespace portal::self
