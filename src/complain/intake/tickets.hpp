#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/crypto/digest.hpp"

#include <chrono>
#include <map>
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

    struct Used {
        std::map<std::string, platform::Instant> tickets;  ///< until when each is remembered
        platform::Instant minute{};
        int this_minute = 0, last_minute = 0;
    };
    std::chrono::milliseconds wait(Used& used, platform::Instant now) const;

    crypto::Hmac mac_;
    platform::Guarded<Used> used_;
};

}  // namespace complain
