#include "platform/crypto/signature.hpp"

#include "platform/core/refusal.hpp"

#include <sodium.h>

namespace crypto {

namespace {
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
}  // namespace

SigningKey::SigningKey(const Secret& seed) : secret_(crypto_sign_SECRETKEYBYTES) {
    if (seed.size() != crypto_sign_SEEDBYTES) platform::bug("Ed25519 takes a seed of 32 bytes");
    public_.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_.data()), secret_.data(),
                             seed.data());
}

std::string SigningKey::sign(std::string_view message) const {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(out.data()), nullptr, raw(message),
                         message.size(), secret_.data());
    return out;
}

bool signature_holds(std::string_view signature, std::string_view message,
                     std::string_view public_key) {
    return signature.size() == crypto_sign_BYTES &&
           public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(),
                                       raw(public_key)) == 0;
}

}  // namespace crypto
