#include "complain/intake/used_once.hpp"

#include <algorithm>
#include <chrono>

namespace complain {

namespace {

constexpr std::size_t most_remembered = 200'000;

}  // namespace

bool UsedOnce::use(std::string_view text, platform::Instant until, platform::Instant now) {
    turn(now);
    if (until_.size() >= most_remembered) until_.erase(until_.begin());
    if (!until_.emplace(std::string{text}, until).second) return false;
    while (until_.begin()->second < now)
        until_.erase(until_.begin());
    ++this_minute_;
    return true;
}

int UsedOnce::busiest(platform::Instant now) {
    turn(now);
    return std::max(this_minute_, last_minute_);
}

void UsedOnce::turn(platform::Instant now) {
    using std::chrono::minutes;
    const auto minute = std::chrono::floor<minutes>(now);
    if (minute == minute_) return;
    last_minute_ = minute - minute_ == minutes{1} ? this_minute_ : 0;
    this_minute_ = 0;
    minute_ = minute;
}

}  // namespace complain
