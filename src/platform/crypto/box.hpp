#pragma once

#include "platform/crypto/secret.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

/// Opens what anybody has sealed to its public key: X25519 with libsodium's sealed box, so that not
/// even the sender can open it again.
class BoxKey {
public:
    explicit BoxKey(const Secret& seed);

    /// 32 bytes; public.
    const std::string& public_key() const { return public_; }
    /// Nothing if it was sealed to another key or changed.
    std::optional<std::string> open(std::string_view sealed) const;

private:
    Secret secret_;
    std::string public_;
};

/// Nothing if `public_key` is no key.
std::optional<std::string> seal_to(std::string_view public_key, std::string_view plain);

/// Filled up to a multiple of `block` bytes, so that a ciphertext's length tells little
/// (ISO/IEC 7816-4: 0x80, then zeros).
std::string padded(std::string_view plain, std::size_t block);
/// Nothing if it was never padded.
std::optional<std::string> unpadded(std::string_view padded);

}  // namespace crypto
