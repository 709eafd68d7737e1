#pragma once

#include "guard/actor.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <string>

namespace guard::store {

struct VaultRow {
    std::string public_key, wrapped, shares_of;
};

/// Of an enabled officer.
std::optional<VaultRow> find_vault(db::Session& session, OfficerId id);
/// Holds the row until the transaction is over: what changes an officer's vault or shares waits
/// here, and not at the officer's row, which every audit row refers to.
std::optional<VaultRow> lock_vault(db::Transaction& tx, OfficerId id);
/// The recoveries that an officer asked for end: their password, which the keys lie under, is gone.
void end_recoveries(db::Transaction& tx, OfficerId id, platform::Instant now);

}  // namespace guard::store
