#pragma once

#include "platform/crypto/secret.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

/// Encrypts fields with AES-256-GCM under one key: version byte, random 96-bit nonce, ciphertext,
/// 128-bit tag. `context` is bound in: a ciphertext moved to another column or row does not open.
/// Thread-safe.
class FieldCipher {
public:
    explicit FieldCipher(const Secret& key);

    std::string seal(std::string_view plain, std::string_view context) const;
    /// Nothing if the bytes, the key or the context are not those of seal().
    std::optional<std::string> open(std::string_view sealed, std::string_view context) const;

private:
    Secret key_;
    std::uint64_t number_;  ///< tells a thread's context whose key it holds
};

/// Wraps a key under a passphrase: salt and FieldCipher under Argon2id. For the key file.
std::string wrap(const Secret& key, std::string_view passphrase);
/// Nothing if the passphrase is wrong or the bytes were changed.
std::optional<Secret> unwrap(std::string_view wrapped, std::string_view passphrase);

}  // namespace crypto
