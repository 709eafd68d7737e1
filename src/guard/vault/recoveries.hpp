#pragma once

#include "guard/sign_in.hpp"
#include "guard/vault/vault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guard {

using VaultRecoveryId = platform::Id<struct VaultRecovery>;

struct VaultConsent {
    OfficerId trustee;
    std::string name, department;
    platform::Instant at;
};

/// A wish to get a vault back (恢复申请) and who has agreed.
struct VaultRecovery {
    enum class State { Open, Done, Refused, Withdrawn, Expired };

    VaultRecoveryId id;
    OfficerId officer;
    std::string name, department, reason;
    platform::Instant asked_at, until;
    State state = State::Open;
    std::string closing_reason;
    std::vector<VaultConsent> consents;
    bool is_whole = false;  ///< both halves of one pair are there
};
/// "open".
std::string_view name_of(VaultRecovery::State state);

struct RecoveryRow;

/// How an officer's own vault stands.
struct VaultStatus {
    enum class State { None, Open, Locked };

    State state = State::None;
    std::vector<VaultHolder> trustees = {};  ///< who could help, today
    std::int64_t pairs = 0;                  ///< any of which gives the vault back; 0: nobody can
    bool is_shared = false;                  ///< among the trustees of today
    std::optional<VaultRecovery> recovery = {};  ///< the last one
};

/// The way back into a vault whose password is lost: two trustees of different departments hand
/// their halves over to a key for this once, which only the officer's new password opens. Nobody
/// else, the county and its operator included, can. Every step leaves an audit row.
class VaultRecoveries {
public:
    VaultRecoveries(db::Pool& pool, Gate& gate, const platform::Clock& clock, Passwords& passwords,
                    Vault& vault, SignIn& sign_in)
        : pool_(pool),
          gate_(gate),
          clock_(clock),
          passwords_(passwords),
          vault_(vault),
          sign_in_(sign_in) {}

    /// Refuses (Conflict) without a vault, with it open, while another request waits, and before a
    /// first password is changed; (Invalid) without a reason or with a wrong password.
    VaultRecoveryId ask(const Actor& actor, std::string_view reason, std::string_view password,
                        std::string_view token);
    /// A trustee hands over their halves; `key` is their own vault's.
    void consent(const Actor& actor, const crypto::BoxKey& key, VaultRecoveryId id,
                 std::string_view reason);
    void refuse(const Actor& actor, VaultRecoveryId id, std::string_view reason);
    /// By who asked.
    void withdraw(const Actor& actor);
    /// By who asked, once is_whole: wraps the seed under the password and opens it in the session.
    void finish(const Actor& actor, std::string_view password, std::string_view token);

    VaultStatus status(const Actor& actor, std::string_view token) const;
    /// Those that wait, for trustees.
    std::vector<VaultRecovery> open(const Actor& actor) const;

private:
    RecoveryRow lock_open(db::Transaction& tx, VaultRecoveryId id) const;
    std::optional<RecoveryRow> waiting_of(db::Session& session, OfficerId id) const;
    RecoveryRow require_waiting(db::Session& session, OfficerId id) const;
    void require_other_department(db::Session& session, const Actor& actor,
                                  const RecoveryRow& row) const;
    void hand_over(db::Transaction& tx, const Actor& actor, const crypto::BoxKey& key,
                   const RecoveryRow& row) const;
    crypto::Secret recovered(db::Session& session, const RecoveryRow& row,
                             const crypto::BoxKey& key, std::string_view public_key) const;
    void close(db::Transaction& tx, VaultRecoveryId id, VaultRecovery::State state,
               std::string_view reason = {}) const;
    VaultRecovery shown(db::Session& session, VaultRecovery found) const;
    bool is_over(platform::Instant asked_at) const;

    db::Pool& pool_;
    Gate& gate_;
    const platform::Clock& clock_;
    Passwords& passwords_;
    Vault& vault_;
    SignIn& sign_in_;
};

}  // namespace guard
