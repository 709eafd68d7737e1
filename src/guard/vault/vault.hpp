#pragma once

#include "guard/gate.hpp"
#include "guard/password.hpp"
#include "guard/vault/shares.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guard {

/// What a password made of an officer's vault. Found before a transaction, since Argon2id is slow.
struct VaultFound {
    enum class State {
        Nothing,  ///< no vault, and none due
        Fresh,    ///< due: a new pair, not yet kept
        Locked,   ///< the password does not open it
        Open,
    };

    State state = State::Nothing;
    crypto::Secret seed = {};  ///< Fresh and Open
    std::string wrapped = {};  ///< as the store has it, or is to have it
};

/// The same when the password changes: what the new one wraps.
struct VaultRenewal {
    VaultFound found;
    std::string wrapped;                        ///< the seed under the new password, if it opened
    std::optional<std::int64_t> recovery = {};  ///< one that waits, and its key
    std::string recovery_wrapped = {};
};

/// Each officer who works on complaints has a key pair (保管箱钥匙) to which cases are sealed. Its
/// private half lies in the store under the officer's password, and during a session under a key of
/// the token that only the cookie holds: whoever copies the store opens nothing. Thread-safe.
class Vault {
public:
    Vault(db::Pool& pool, Gate& gate, const platform::Clock& clock, Passwords& passwords)
        : pool_(pool), gate_(gate), clock_(clock), passwords_(passwords) {}

    /// The key of the officer whose session has that token; nothing while their vault is not open.
    /// Jobs and the command line have none.
    std::optional<crypto::BoxKey> opened(const Actor& actor, std::string_view token) const;
    /// Of an enabled officer who has a pair.
    std::optional<std::string> public_key(db::Session& session, OfficerId id) const;
    /// The enabled officers with a pair whose roles allow it within `scope`, by number. One who
    /// must still change a first password counts: the pair stays theirs.
    std::vector<VaultHolder> holders(db::Session& session, Permission permission,
                                     const Scope& scope = {}) const;

    /// A pair for an officer who has none, whatever their roles; answers the public key. Slow
    /// within a transaction: for the command line and tests.
    std::string make(db::Transaction& tx, OfficerId id, std::string_view password);
    /// Without a session. Nothing if there is no pair or the password is another.
    std::optional<crypto::BoxKey> unlock(OfficerId id, std::string_view password) const;

    /// For who has just signed in with `password`.
    VaultFound find(const Actor& officer, std::string_view password) const;
    /// Keeps a fresh pair, shares the seed among the trustees of today and opens the vault in the
    /// session. Call it late: it records.
    void enter(db::Transaction& tx, const Actor& officer, const VaultFound& found,
               std::string_view token);

    /// For a change of password, before and within its transaction. keep() refuses (Conflict) if
    /// the vault has changed meanwhile.
    VaultRenewal renew(const Actor& officer, std::string_view old_password,
                       std::string_view new_password) const;
    void keep(db::Transaction& tx, const Actor& officer, const VaultRenewal& renewal,
              std::string_view token);

    /// A recovered seed, wrapped under the password of today, and open in this session.
    void restore(db::Transaction& tx, const Actor& officer, const crypto::Secret& seed,
                 std::string_view wrapped, std::string_view token);
    /// Those with whom an officer's seed is shared: trustees other than themself.
    std::vector<VaultHolder> trustees_of(db::Session& session, OfficerId id) const;

private:
    VaultFound fresh(std::string_view password) const;
    std::string add(db::Transaction& tx, OfficerId id, const VaultFound& found);
    std::optional<std::string> share(db::Transaction& tx, OfficerId id,
                                     const crypto::Secret& seed) const;
    void record(db::Transaction& tx, const Actor& officer, VaultFound::State state,
                const std::optional<std::string>& shared);

    db::Pool& pool_;
    Gate& gate_;
    const platform::Clock& clock_;
    Passwords& passwords_;
};

}  // namespace guard
