#pragma once

#include "domain/keyring.hpp"
#include "guard/gate.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guard {

/// Who is signed in (会话). A session is a random token that only its cookie holds; the store has
/// its SHA-256. Ends after 15 minutes of rest or 8 hours in all, at once when the officer is
/// disabled. Thread-safe.
class Sessions {
public:
    Sessions(db::Pool& pool, Gate& gate, const platform::Clock& clock,
             const domain::Keyring& keyring);

    /// What else is to happen in the transaction that opens a session.
    using Also =
        std::function<void(db::Transaction& tx, const Actor& officer, std::string_view token)>;

    /// For an officer whose password and code were right: the token, for the cookie.
    std::string open(OfficerId id, const Also& also = {});
    /// Whose session this is, and notes that they are there (at most once a minute). Anything that
    /// is no live session is nothing.
    std::optional<Actor> resolve(std::string_view token);
    void close(const Actor& actor, std::string_view token);

    /// What a form must send back: an HMAC of the token under the county's key, kept nowhere.
    std::string csrf(std::string_view token) const;
    bool csrf_holds(std::string_view token, std::string_view given) const;

    /// As the store keys a session.
    static db::Blob key_of(std::string_view token);

private:
    db::Pool& pool_;
    Gate& gate_;
    const platform::Clock& clock_;
    crypto::Hmac csrf_;
};

}  // namespace guard
