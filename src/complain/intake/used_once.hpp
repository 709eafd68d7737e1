#pragma once

#include "platform/core/clock.hpp"

#include <map>
#include <string>
#include <string_view>

namespace complain {

/// What may be used one time, and how much was lately; nothing of who used it. A text begins with
/// when it was made, in milliseconds, so that the oldest stand first. Not thread-safe.
class UsedOnce {
public:
    /// False: it was used before. Remembered until then; beyond two hundred thousand the oldest
    /// give way, which lets one be used twice only in a flood that has filled the store long
    /// before.
    bool use(std::string_view text, platform::Instant until, platform::Instant now);
    /// How many were used in the busier of this minute and the last.
    int busiest(platform::Instant now);

private:
    void turn(platform::Instant now);

    std::map<std::string, platform::Instant, std::less<>> until_;
    platform::Instant minute_{};
    int this_minute_ = 0, last_minute_ = 0;
};

}  // namespace complain
