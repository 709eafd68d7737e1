#pragma once

#include "platform/crypto/secret.hpp"

#include <string>
#include <string_view>

namespace crypto {

/// An Ed25519 key (RFC 8032) made from a 32-byte seed.
class SigningKey {
public:
    explicit SigningKey(const Secret& seed);

    /// 64 bytes.
    std::string sign(std::string_view message) const;
    /// 32 bytes; public.
    const std::string& public_key() const { return public_; }

private:
    Secret secret_;
    std::string public_;
};

bool signature_holds(std::string_view signature, std::string_view message,
                     std::string_view public_key);

}  // namespace crypto
