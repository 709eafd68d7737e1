#pragma once

#include "domain/keyring.hpp"
#include "guard/gate.hpp"
#include "guard/password.hpp"
#include "guard/vault/vault.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace guard {

/// What an authenticator app is given: the key in base32, and the same in a QR code's address.
struct SecondFactor {
    std::string secret;
    std::string uri;
};

/// Passwords and second factors (登录). Five failures in a row lock the account for 15 minutes,
/// whether the password or the code was wrong. Thread-safe.
class SignIn {
public:
    SignIn(db::Pool& pool, Gate& gate, const platform::Clock& clock, const domain::Keyring& keyring,
           Passwords& passwords, Vault& vault);

    /// The officer, or nothing when the password is right but a code is still due. Refuses
    /// (Unauthenticated) all else with one message: not which was wrong, nor whether there is such
    /// a login, nor that it is locked.
    std::optional<OfficerId> check(std::string_view login, std::string_view password,
                                   const std::optional<std::string>& code);

    /// Refuses (Invalid) a wrong old password or a weak new one. Ends the officer's other sessions;
    /// `token` is that of the one that stays. An open vault goes along; one that is due is made.
    void change_password(const Actor& actor, std::string_view old_password,
                         std::string_view new_password, std::string_view token);

    /// Asks the one who is signed in once more. Refuses (Invalid) a wrong password, which counts
    /// like one at sign-in. Answers what require_same() compares within the command's transaction.
    std::string require_password(const Actor& actor, std::string_view password);
    /// Refuses (Conflict) if the password has changed since.
    void require_same(db::Session& session, const Actor& actor, std::string_view hash) const;

    /// A new second factor, in force once confirm_second_factor() has seen a code of it. Refuses
    /// (Conflict) while another is in force: only a manager's reset takes that away.
    SecondFactor begin_second_factor(const Actor& actor);
    void confirm_second_factor(const Actor& actor, std::string_view code);

private:
    struct Account;

    Account lock(db::Transaction& tx, OfficerId id) const;
    /// The time step of a right code that was not used before.
    std::optional<std::int64_t> step_of(const Account& account, OfficerId id,
                                        std::string_view code) const;
    /// Counts a wrong password of who is signed in and refuses it.
    void require_right(db::Transaction& tx, const Account& account, const Actor& actor,
                       const std::optional<std::string>& matched);
    std::optional<std::string> hash_of(db::Session& session, const Actor& actor) const;
    void count_failure(db::Transaction& tx, const Account& account, OfficerId id,
                       std::string_view action);

    db::Pool& pool_;
    Gate& gate_;
    const platform::Clock& clock_;
    crypto::FieldCipher cipher_;
    Passwords& passwords_;
    Vault& vault_;
};

}  // namespace guard
