#include "platform/crypto/password.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <cstdint>

namespace crypto {

std::string hash_password(std::string_view password) {
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(out, password.data(), password.size(), 2, 19U << 20) != 0) {
        platform::bug("no memory to hash a password");
    }
    return out;
}

bool password_matches(std::string_view password, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string totp(std::string_view key, std::int64_t step) {
    unsigned char counter[8];
    for (int i = 7; i >= 0; --i, step >>= 8)
        counter[i] = static_cast<unsigned char>(step & 255);
    unsigned char mac[20];
    unsigned int size = 0;
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter, sizeof counter, mac,
             &size) == nullptr) {
        platform::bug("HMAC-SHA-1 failed");
    }
    const int at = mac[19] & 15;
    const std::uint32_t code =
        (mac[at] & 127U) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
    return fmt::format("{:06}", code % 1000000);
}

}  // namespace crypto
