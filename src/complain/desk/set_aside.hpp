#pragma once

#include "complain/vault/parcel.hpp"
#include "platform/core/clock.hpp"

#include <map>
#include <set>
#include <string>

namespace complain {

/// Parcels that could not be taken (搁置的来件). They stay in the public zone and are tried again:
/// a minute later, then more and more rarely, an hour apart at the most, and on the next start.
class SetAside {
public:
    /// Whether it is here for the first time.
    bool add(const Parcel& parcel, platform::Instant now);
    void forget(const std::string& token) { all_.erase(token); }

    /// Whose time has not come.
    std::set<std::string> tokens(platform::Instant now) const;
    /// Their cases: what else comes for one of them has to wait.
    std::set<std::string> look_ups(platform::Instant now) const;

private:
    struct Entry {
        std::string look_up;
        int times = 0;
        platform::Instant until{};
    };
    std::map<std::string, Entry> all_;
};

}  // namespace complain
