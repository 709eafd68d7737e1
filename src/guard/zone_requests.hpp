#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/crypto/signature.hpp"
#include "platform/http/request.hpp"

#include <map>
#include <string>
#include <string_view>

namespace guard {

/// The one header that an office's request to the public zone bears, see
/// docs/formats/projection.md.
inline constexpr std::string_view zone_header = "Mingbai-Office";

/// Its value: time, nonce, digest of the body and the signature over them, method and target.
/// `digest` is SHA-256, 32 bytes.
std::string zone_credentials(const crypto::SigningKey& key, std::string_view method,
                             std::string_view target, std::string_view digest,
                             platform::Instant now);

/// How the public zone knows its own office (内网请求): by a signature of the county's publication
/// key over this very request, five minutes old at most and never used before. What came before
/// this object was made is not known either, since nobody remembers what was used then.
/// Thread-safe. `clock` must outlive it.
class ZoneRequests {
public:
    ZoneRequests(std::string public_key, const platform::Clock& clock);

    /// Whether the headers are our office's; says nothing of the body, and forgets at once.
    bool is_signed(const http::Request& request) const;
    /// The whole request is; it is so only once.
    bool accept(const http::Request& request);

private:
    bool use_up(const std::string& nonce);

    std::string public_key_;
    const platform::Clock& clock_;
    platform::Instant began_;
    /// Nonces of good signatures only, so that nobody but the office can fill it.
    platform::Guarded<std::map<std::string, platform::Instant>> used_;
};

}  // namespace guard
