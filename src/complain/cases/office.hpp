#pragma once

#include "complain/clock/case_clock.hpp"
#include "complain/model/complaint.hpp"
#include "complain/route/jurisdiction.hpp"
#include "complain/route/posts.hpp"
#include "complain/vault/item.hpp"
#include "complain/vault/parcel.hpp"
#include "guard/guard.hpp"

#include <functional>
#include <string>
#include <vector>

namespace complain {

/// One field of a public record that was corrected (更正), as the public reads it.
struct Correction {
    int version = 0;
    std::string field, before, after, reason;
};

/// What the office's use cases work with. Everything must outlive them.
struct Office {
    db::Pool& pool;
    guard::Gate& gate;
    const guard::Vault& vault;
    const platform::Clock& clock;
    const domain::Keyring& keys;
    const Posts& posts;
    const Calendar& calendar;
    const Deadlines& deadlines;
    const Jurisdiction& jurisdiction;
    std::string above;  ///< the level above's public key; empty: not set up
    std::string above_title;
    std::function<std::string(domain::RegionCode)> place_name;
    /// Of a public record, by its number: what was corrected, the oldest first.
    std::function<std::vector<Correction>(const std::string&)> corrections = {};
};

/// An officer with an open vault: who alone can read a case that they hold a key of.
struct Opener {
    const guard::Actor& actor;
    const crypto::BoxKey& key;
};

}  // namespace complain
