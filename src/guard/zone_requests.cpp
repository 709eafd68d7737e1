#include "guard/zone_requests.hpp"

#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"

#include <charconv>
#include <optional>
#include <vector>

namespace guard {

namespace {

using namespace std::chrono_literals;

constexpr auto skew = 5min;
constexpr std::size_t most_nonces = 100'000;
constexpr std::size_t nonce_size = 16;

struct Credentials {
    platform::Instant at;
    std::string nonce, digest, signature;
};

std::string signed_text(std::string_view method, std::string_view target, std::string_view at,
                        std::string_view nonce, std::string_view digest) {
    std::string out = "mingbai zone request v1";
    for (const auto part : {method, target, at, nonce, digest})
        out.append("\n").append(part);
    return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// Nothing unless a header of that shape bears a signature that holds.
std::optional<Credentials> credentials_of(const http::Request& request,
                                          std::string_view public_key) {
    const auto header = request.header(zone_header);
    if (!header || header->size() > 400) return std::nullopt;
    const auto words = words_of(*header);
    if (words.size() != 4) return std::nullopt;
    std::int64_t millis = 0;
    const auto read = std::from_chars(words[0].data(), words[0].data() + words[0].size(), millis);
    auto nonce = platform::from_base64url(words[1]);
    auto digest = platform::from_hex(words[2]);
    auto signature = platform::from_base64url(words[3]);
    const bool is_shaped = read.ptr == words[0].data() + words[0].size() && nonce &&
                           nonce->size() == nonce_size && digest && digest->size() == 32 &&
                           signature;
    if (!is_shaped) return std::nullopt;
    const auto text = signed_text(http::to_string(request.method()), request.target(), words[0],
                                  words[1], words[2]);
    if (!crypto::signature_holds(*signature, text, public_key)) return std::nullopt;
    return Credentials{platform::from_millis(millis), std::move(*nonce), std::move(*digest),
                       std::move(*signature)};
}

std::string digest_of_body(const http::Request& request) {
    crypto::Sha256 digest;
    digest.add(request.body());
    for (const auto& upload : request.uploads())
        upload.content->each([&digest](std::string_view piece) { digest.add(piece); });
    return std::string(crypto::bytes(digest.finish()));
}

bool is_near(platform::Instant at, platform::Instant now, platform::Instant began) {
    return at >= began && at > now - skew && at < now + skew;
}

}  // namespace

std::string zone_credentials(const crypto::SigningKey& key, std::string_view method,
                             std::string_view target, std::string_view digest,
                             platform::Instant now) {
    const auto at = std::to_string(platform::to_millis(now));
    const auto nonce = platform::to_base64url(crypto::random_bytes(nonce_size));
    const auto body = platform::to_hex(digest);
    const auto signature = key.sign(signed_text(method, target, at, nonce, body));
    return at + " " + nonce + " " + body + " " + platform::to_base64url(signature);
}

ZoneRequests::ZoneRequests(std::string public_key, const platform::Clock& clock)
    : public_key_(std::move(public_key)), clock_(clock), began_(clock.now()) {}

bool ZoneRequests::is_signed(const http::Request& request) const {
    const auto found = credentials_of(request, public_key_);
    return found && is_near(found->at, clock_.now(), began_);
}

bool ZoneRequests::accept(const http::Request& request) {
    const auto found = credentials_of(request, public_key_);
    return found && is_near(found->at, clock_.now(), began_) &&
           crypto::equal(found->digest, digest_of_body(request)) && use_up(found->nonce);
}

/// False for a nonce that was used, and when there is no room to remember one: nothing is forgotten
/// while it could still be used again.
bool ZoneRequests::use_up(const std::string& nonce) {
    const auto now = clock_.now();
    return used_.with([&](std::map<std::string, platform::Instant>& used) {
        if (used.size() >= most_nonces)
            std::erase_if(used, [&](const auto& one) { return one.second < now - 2 * skew; });
        return used.size() < most_nonces && used.emplace(nonce, now).second;
    });
}

}  // namespace guard
