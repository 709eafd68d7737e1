#include "platform/crypto/secret.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/locked_memory.hpp"

#include <sodium.h>

#include <cstring>
#include <string>

namespace crypto {

Secret::Secret(std::size_t size) : data_(locked::take(size)), size_(size) {}

Secret::Secret(std::string_view bytes) : Secret(bytes.size()) {
    if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
}

Secret::~Secret() {
    locked::give_back(data_, size_);
}

Secret random_secret(std::size_t size) {
    Secret out{size};
    randombytes_buf(out.data(), size);
    return out;
}

Secret derive(const Secret& key, std::string_view label, std::size_t size) {
    Secret extracted{crypto_auth_hmacsha256_BYTES};
    const unsigned char no_salt[crypto_auth_hmacsha256_KEYBYTES] = {};
    crypto_auth_hmacsha256(extracted.data(), key.data(), key.size(), no_salt);
    Secret out{size};
    Secret block{crypto_auth_hmacsha256_BYTES};
    std::size_t made = 0;
    for (unsigned char counter = 1; made < size; ++counter) {
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, extracted.data(), extracted.size());
        if (counter > 1) crypto_auth_hmacsha256_update(&state, block.data(), block.size());
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(label.data()),
                                      label.size());
        crypto_auth_hmacsha256_update(&state, &counter, 1);
        crypto_auth_hmacsha256_final(&state, block.data());
        const std::size_t take = std::min(block.size(), size - made);
        std::memcpy(out.data() + made, block.data(), take);
        made += take;
    }
    return out;
}

Secret stretch(std::string_view passphrase, std::string_view salt) {
    if (salt.size() != crypto_pwhash_SALTBYTES) platform::bug("a salt has 16 bytes");
    Secret out{32};
    const int outcome = crypto_pwhash(out.data(), out.size(), passphrase.data(), passphrase.size(),
                                      reinterpret_cast<const unsigned char*>(salt.data()), 3,
                                      64U << 20, crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0) platform::bug("no memory to stretch a passphrase");
    return out;
}

}  // namespace crypto
