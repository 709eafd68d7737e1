#pragma once

#include "platform/crypto/secret.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace guard {

/// Hashes and checks passwords, two at a time: each takes 19 MiB and a core, and a flood of
/// sign-ins must not take the machine. Thread-safe.
class Passwords {
public:
    Passwords();

    std::string hash(std::string_view password);
    /// Without a hash (there is no such login) it works as long and answers no.
    bool matches(std::string_view password, const std::optional<std::string>& hash);

    /// A key under a password (64 MiB while it works), and back; nothing if it is another password.
    std::string wrap(const crypto::Secret& key, std::string_view password);
    std::optional<crypto::Secret> unwrap(std::string_view wrapped, std::string_view password);

private:
    class Turn;

    std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
    std::string nobodys_;  ///< the hash that stands in for an unknown login's
};

/// A password for someone new: 16 characters that are not mistaken for one another, in four groups.
std::string random_password();
/// Refuses (Invalid) a password that is too short, the login, or one of the usual ones.
void require_strong(std::string_view password, std::string_view login);

}  // namespace guard
