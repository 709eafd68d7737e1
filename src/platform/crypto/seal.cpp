#include "platform/crypto/seal.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <openssl/evp.h>
#include <pthread.h>
#include <sodium.h>

#include <array>
#include <atomic>
#include <cstring>
#include <utility>

namespace crypto {

namespace {

constexpr char version = 1;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t salt_size = 16;

struct Free {
    void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

/// Looked up once: asking for it at each field takes locks.
const EVP_CIPHER* algorithm() {
    static const std::unique_ptr<EVP_CIPHER, Free> found{
        EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)};
    if (!found) platform::bug("no AES-256-GCM");
    return found.get();
}

/// A thread's context for one direction. Making one and expanding a key cost more than sealing an
/// identity number, so both are kept for the next field under the same key.
struct Context {
    std::unique_ptr<EVP_CIPHER_CTX, Free> cipher{EVP_CIPHER_CTX_new()};
    std::uint64_t owner = 0;  ///< the cipher whose key it holds, or 0
};

/// No two ciphers of the process have the same.
std::uint64_t fresh_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// Nonces, which are no secret, from the kernel many at a time: a call for each would cost a fifth
/// of sealing. A forked child must not use what its parent uses, so it begins a new supply.
class Nonces {
public:
    void take(unsigned char* to) {
        const auto now = generation().load(std::memory_order_relaxed);
        if (used_ == bytes_.size() || seen_ != now) {
            randombytes_buf(bytes_.data(), bytes_.size());
            used_ = 0;
            seen_ = now;
        }
        std::memcpy(to, bytes_.data() + used_, nonce_size);
        used_ += nonce_size;
    }

private:
    static std::atomic<int>& generation() {
        static std::atomic<int> count{0};
        static const int registered =
            ::pthread_atfork(nullptr, nullptr, [] { generation().fetch_add(1); });
        if (registered != 0) platform::bug("no notice of forks");
        return count;
    }

    std::array<unsigned char, 256 * nonce_size> bytes_{};
    std::size_t used_ = bytes_.size();
    int seen_ = 0;
};

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
}

}  // namespace

FieldCipher::FieldCipher(const Secret& key) : key_(key.view()), number_(fresh_number()) {
    if (key.size() != 32) platform::bug("AES-256 takes a key of 32 bytes");
}

std::string FieldCipher::seal(std::string_view plain, std::string_view context) const {
    thread_local Context kept;
    thread_local Nonces nonces;
    std::string out(1 + nonce_size + plain.size() + tag_size, version);
    auto* nonce = raw(out) + 1;
    auto* body = nonce + nonce_size;
    nonces.take(nonce);
    auto* cipher = kept.cipher.get();
    const bool ready = std::exchange(kept.owner, 0) == number_;
    int size = 0;
    bool fine = EVP_EncryptInit_ex(cipher, ready ? nullptr : algorithm(), nullptr,
                                   ready ? nullptr : key_.data(), nonce) == 1;
    fine = fine && EVP_EncryptUpdate(cipher, nullptr, &size, raw(context),
                                     static_cast<int>(context.size())) == 1;
    fine = fine &&
           EVP_EncryptUpdate(cipher, body, &size, raw(plain), static_cast<int>(plain.size())) == 1;
    fine = fine && EVP_EncryptFinal_ex(cipher, body + plain.size(), &size) == 1;
    fine = fine &&
           EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tag_size, body + plain.size()) == 1;
    if (!fine) platform::bug("a field cannot be sealed");
    kept.owner = number_;
    return out;
}

std::optional<std::string> FieldCipher::open(std::string_view sealed,
                                             std::string_view context) const {
    thread_local Context kept;
    if (sealed.size() < 1 + nonce_size + tag_size || sealed[0] != version) return std::nullopt;
    const auto* nonce = raw(sealed) + 1;
    const auto body = sealed.substr(1 + nonce_size, sealed.size() - 1 - nonce_size - tag_size);
    std::string tag{sealed.substr(sealed.size() - tag_size)};
    std::string out(body.size(), '\0');
    auto* cipher = kept.cipher.get();
    const bool ready = std::exchange(kept.owner, 0) == number_;
    int size = 0;
    bool fine = EVP_DecryptInit_ex(cipher, ready ? nullptr : algorithm(), nullptr,
                                   ready ? nullptr : key_.data(), nonce) == 1;
    fine = fine && EVP_DecryptUpdate(cipher, nullptr, &size, raw(context),
                                     static_cast<int>(context.size())) == 1;
    fine = fine && EVP_DecryptUpdate(cipher, raw(out), &size, raw(body),
                                     static_cast<int>(body.size())) == 1;
    fine = fine && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1;
    fine = fine && EVP_DecryptFinal_ex(cipher, raw(out) + out.size(), &size) == 1;
    if (!fine) return std::nullopt;
    kept.owner = number_;
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
    wipe(*plain);
    return key;
}

}  // namespace crypto
