#include "platform/crypto/box.hpp"

#include "platform/core/refusal.hpp"

#include <sodium.h>

namespace crypto {

namespace {

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

BoxKey::BoxKey(const Secret& seed)
    : secret_(crypto_box_SECRETKEYBYTES), public_(crypto_box_PUBLICKEYBYTES, '\0') {
    if (seed.size() != crypto_box_SEEDBYTES) platform::bug("X25519 takes a seed of 32 bytes");
    crypto_box_seed_keypair(raw(public_), secret_.data(), seed.data());
}

std::optional<std::string> BoxKey::open(std::string_view sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(plain), raw(sealed), sealed.size(), raw(public_),
                             secret_.data()) != 0)
        return std::nullopt;
    return plain;
}

std::optional<std::string> seal_to(std::string_view public_key, std::string_view plain) {
    if (public_key.size() != crypto_box_PUBLICKEYBYTES) return std::nullopt;
    std::string out(plain.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(raw(out), raw(plain), plain.size(), raw(public_key)) != 0)
        return std::nullopt;
    return out;
}

std::string padded(std::string_view plain, std::size_t block) {
    std::string out{plain};
    out += '\x80';
    out.resize((out.size() + block - 1) / block * block, '\0');
    return out;
}

std::optional<std::string> unpadded(std::string_view padded) {
    const auto mark = padded.find_last_not_of('\0');
    if (mark == std::string_view::npos || padded[mark] != '\x80') return std::nullopt;
    return std::string{padded.substr(0, mark)};
}

}  // namespace crypto
