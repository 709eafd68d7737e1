#pragma once

#include "guard/actor.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <vector>

namespace guard {

/// An officer as those see them who manage officers.
struct OfficerEntry {
    Actor actor;
    bool disabled = false;
    bool second_factor = false;
};

namespace store {

std::optional<OfficerEntry> find_officer(db::Session& session, OfficerId id);
std::vector<OfficerEntry> officers(db::Session& session);
void save_grants(db::Transaction& tx, OfficerId id, const std::vector<Grant>& grants,
                 const Actor& granted_by, platform::Instant at);

}  // namespace store

}  // namespace guard
