#pragma once

#include "platform/core/clock.hpp"
#include "platform/crypto/digest.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace portal::self {

/// What an identity source must sign (验证随机数): random, dated and under this process's own key,
/// so that nothing need be kept. The office sees to it that each is good once. Thread-safe.
class Challenges {
public:
    Challenges();

    std::string fresh(platform::Instant now) const;
    /// Made here, within the last five minutes.
    bool holds(std::string_view challenge, platform::Instant now) const;

    static constexpr std::chrono::minutes lasts{5};

private:
    std::string mac_of(std::string_view body) const;

    crypto::Hmac mac_;
};

}  // namespace portal::self
