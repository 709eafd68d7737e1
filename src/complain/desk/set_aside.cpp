#include "complain/desk/set_aside.hpp"

#include <algorithm>

namespace complain {

namespace {

using namespace std::chrono_literals;

/// More than this are forgotten, and so tried again, rather than kept in memory.
constexpr std::size_t most = 1000;

}  // namespace

bool SetAside::add(const Parcel& parcel, platform::Instant now) {
    if (all_.size() >= most && !all_.contains(parcel.token)) all_.clear();
    auto& entry = all_[parcel.token];
    entry.look_up = parcel.look_up;
    entry.until =
        now + std::min<std::chrono::minutes>(1min * (1 << std::min(entry.times, 6)), 60min);
    return entry.times++ == 0;
}

std::set<std::string> SetAside::tokens(platform::Instant now) const {
    std::set<std::string> out;
    for (const auto& [token, entry] : all_)
        if (now < entry.until) out.insert(token);
    return out;
}

std::set<std::string> SetAside::look_ups(platform::Instant now) const {
    std::set<std::string> out;
    for (const auto& [token, entry] : all_)
        if (now < entry.until) out.insert(entry.look_up);
    return out;
}

}  // namespace complain
