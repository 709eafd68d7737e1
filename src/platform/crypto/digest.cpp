#include "platform/crypto/digest.hpp"

#include "platform/core/refusal.hpp"

#include <sodium.h>

#include <cstring>

namespace crypto {

Digest sha256(std::string_view bytes) {
    Digest out;
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, EVP_sha256(), nullptr) != 1) {
        platform::bug("SHA-256 failed");
    }
    return out;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr || EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) != 1) {
        platform::bug("SHA-256 cannot start");
    }
}

Sha256::~Sha256() {
    EVP_MD_CTX_free(context_);
}

Sha256& Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_, bytes.data(), bytes.size()) != 1)
        platform::bug("SHA-256 failed");
    return *this;
}

Digest Sha256::finish() {
    Digest out;
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context_, out.data(), &size) != 1 ||
        EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) != 1) {
        platform::bug("SHA-256 failed");
    }
    return out;
}

Hmac::Hmac(const Secret& key) : state_(sizeof(crypto_auth_hmacsha256_state)) {
    crypto_auth_hmacsha256_init(reinterpret_cast<crypto_auth_hmacsha256_state*>(state_.data()),
                                key.data(), key.size());
}

Digest Hmac::sign(std::string_view message) const {
    crypto_auth_hmacsha256_state state;
    std::memcpy(&state, state_.data(), sizeof(state));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(message.data()),
                                  message.size());
    Digest out;
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof(state));
    return out;
}

bool equal(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string random_bytes(std::size_t size) {
    std::string out(size, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

}  // namespace crypto
