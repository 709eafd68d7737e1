#include "platform/crypto/seal.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <cstring>

namespace crypto {

namespace {

constexpr char version = 1;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t salt_size = 16;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

/// One cipher context a thread: making one costs more than sealing an identity number.
EVP_CIPHER_CTX* cipher_context() {
    thread_local std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context{EVP_CIPHER_CTX_new()};
    if (!context) platform::bug("no cipher context");
    return context.get();
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

FieldCipher::FieldCipher(const Secret& key) : key_(key.view()) {
    if (key.size() != 32) platform::bug("AES-256 takes a key of 32 bytes");
}

std::string FieldCipher::seal(std::string_view plain, std::string_view context) const {
    std::string out(1 + nonce_size + plain.size() + tag_size, version);
    auto* nonce = raw(out) + 1;
    auto* body = nonce + nonce_size;
    randombytes_buf(nonce, nonce_size);
    auto* cipher = cipher_context();
    int size = 0;
    bool fine = EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nullptr, key_.data(), nonce) == 1;
    fine = fine && EVP_EncryptUpdate(cipher, nullptr, &size, raw(context),
                                     static_cast<int>(context.size())) == 1;
    fine = fine &&
           EVP_EncryptUpdate(cipher, body, &size, raw(plain), static_cast<int>(plain.size())) == 1;
    fine = fine && EVP_EncryptFinal_ex(cipher, body + plain.size(), &size) == 1;
    fine = fine &&
           EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tag_size, body + plain.size()) == 1;
    if (!fine) platform::bug("a field cannot be sealed");
    return out;
}

std::optional<std::string> FieldCipher::open(std::string_view sealed,
                                             std::string_view context) const {
    if (sealed.size() < 1 + nonce_size + tag_size || sealed[0] != version) return std::nullopt;
    const auto* nonce = raw(sealed) + 1;
    const auto body = sealed.substr(1 + nonce_size, sealed.size() - 1 - nonce_size - tag_size);
    std::string tag{sealed.substr(sealed.size() - tag_size)};
    std::string out(body.size(), '\0');
    auto* cipher = cipher_context();
    int size = 0;
    bool fine = EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nullptr, key_.data(), nonce) == 1;
    fine = fine && EVP_DecryptUpdate(cipher, nullptr, &size, raw(context),
                                     static_cast<int>(context.size())) == 1;
    fine = fine && EVP_DecryptUpdate(cipher, raw(out), &size, raw(body),
                                     static_cast<int>(body.size())) == 1;
    fine = fine && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1;
    fine = fine && EVP_DecryptFinal_ex(cipher, raw(out) + out.size(), &size) == 1;
    if (!fine) return std::nullopt;
    return out;
}

std::string wrap(const Secret& key, std::string_view passphrase) {
    const auto salt = random_bytes(salt_size);
    return salt + FieldCipher{stretch(passphrase, salt)}.seal(key.view(), "wrapped key");
}

std::optional<Secret> unwrap(std::string_view wrapped, std::string_view passphrase) {
    if (wrapped.size() < salt_size) return std::nullopt;
    const auto salt = wrapped.substr(0, salt_size);
    auto plain =
        FieldCipher{stretch(passphrase, salt)}.open(wrapped.substr(salt_size), "wrapped key");
    if (!plain) return std::nullopt;
    Secret key{*plain};
    sodium_memzero(plain->data(), plain->size());
    return key;
}

}  // namespace crypto
