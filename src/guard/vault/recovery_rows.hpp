#pragma once

#include "guard/vault/recoveries.hpp"

#include <chrono>

namespace guard {

/// A recovery as its commands need it.
struct RecoveryRow {
    VaultRecoveryId id;
    OfficerId officer;
    std::string public_key, wrapped;
    platform::Instant asked_at;
    bool is_open;
};

namespace store {

inline constexpr std::chrono::milliseconds recovery_time = std::chrono::days{7};

/// Two halves that belong together, sealed, of consenting trustees of two departments.
struct WholePair {
    std::int64_t number;
    std::string one, other;
};

std::optional<RecoveryRow> lock_recovery(db::Transaction& tx, VaultRecoveryId id);
std::optional<RecoveryRow> open_recovery_of(db::Session& session, OfficerId id);
/// Without consents.
std::optional<VaultRecovery> last_recovery_of(db::Session& session, OfficerId id);
std::vector<VaultRecovery> open_recoveries(db::Session& session, platform::Instant asked_after);
std::vector<VaultConsent> consents_of(db::Session& session, VaultRecoveryId id);
std::vector<WholePair> whole_pairs(db::Session& session, VaultRecoveryId id);
/// Closes those whose time is over and destroys their keys and halves; answers which.
std::vector<VaultRecoveryId> expire_recoveries(db::Transaction& tx, platform::Instant now);

}  // namespace store

}  // namespace guard
