#pragma once

#include "complain/intake/used_once.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/crypto/digest.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace complain {

/// What a form without scripts pays instead of a proof of work (一次性票): good once, not before a
/// moment has passed, which grows while many are used. It says nothing of who asked. Thread-safe.
class Tickets {
public:
    Tickets();

    enum class Verdict { Good, TooSoon, Spent };

    std::string fresh(platform::Instant now) const;
    /// Uses it up when it is good.
    Verdict use(std::string_view ticket, platform::Instant now);
    /// How long a new ticket must wait now: three seconds, up to half a minute in a flood.
    std::chrono::milliseconds wait(platform::Instant now);

    static constexpr std::chrono::hours lasts{12};

private:
    std::string mac_of(std::string_view body) const;

    crypto::Hmac mac_;
    platform::Guarded<UsedOnce> used_;
};

}  // namespace complain
