#pragma once

#include "platform/crypto/secret.hpp"

#include <openssl/evp.h>

#include <array>
#include <string>
#include <string_view>

namespace crypto {

using Digest = std::array<unsigned char, 32>;

inline std::string_view bytes(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// SHA-256 (FIPS 180-4).
Digest sha256(std::string_view bytes);

/// SHA-256 fed in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& add(std::string_view bytes);
    /// The digest; the object then starts anew.
    Digest finish();

private:
    EVP_MD_CTX* context_;
};

/// HMAC-SHA-256 (RFC 2104) under one key, ready for many messages.
class Hmac {
public:
    explicit Hmac(const Secret& key);
    Digest sign(std::string_view message) const;

private:
    Secret blocks_;  ///< the key's inner and outer block
};

/// Compares in time that does not depend on where the bytes differ.
bool equal(std::string_view left, std::string_view right);
/// Cryptographically random bytes.
std::string random_bytes(std::size_t size);

}  // namespace crypto
