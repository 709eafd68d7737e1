#include "platform/crypto/digest.hpp"

#include "platform/core/refusal.hpp"

#include <sodium.h>

#include <cstring>

namespace crypto {

namespace {

struct Free {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Looked up once: asking for it at each digest takes locks and costs more than hashing a row.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, Free> found{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    if (!found) platform::bug("no SHA-256");
    return found.get();
}

void start(EVP_MD_CTX* context) {
    if (context == nullptr || EVP_DigestInit_ex(context, algorithm(), nullptr) != 1)
        platform::bug("SHA-256 cannot start");
}

void add(EVP_MD_CTX* context, std::string_view bytes) {
    if (EVP_DigestUpdate(context, bytes.data(), bytes.size()) != 1) platform::bug("SHA-256 failed");
}

Digest finish(EVP_MD_CTX* context) {
    Digest out;
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context, out.data(), &size) != 1) platform::bug("SHA-256 failed");
    return out;
}

/// The digest of two texts, one behind the other. One context a thread, which starts anew here
/// whatever became of the digest before.
Digest digest(std::string_view first, std::string_view second) {
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
    start(context.get());
    add(context.get(), first);
    add(context.get(), second);
    return finish(context.get());
}

constexpr std::size_t block_size = 64;

}  // namespace

Digest sha256(std::string_view bytes) {
    return digest(bytes, {});
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    start(context_);
}

Sha256::~Sha256() {
    EVP_MD_CTX_free(context_);
}

Sha256& Sha256::add(std::string_view bytes) {
    crypto::add(context_, bytes);
    return *this;
}

Digest Sha256::finish() {
    const auto out = crypto::finish(context_);
    start(context_);
    return out;
}

Hmac::Hmac(const Secret& key) : blocks_(2 * block_size) {
    std::memset(blocks_.data(), 0, blocks_.size());
    auto* const inner = blocks_.data();
    if (key.size() > block_size) {
        auto shorter = sha256(key.view());
        std::memcpy(inner, shorter.data(), shorter.size());
        sodium_memzero(shorter.data(), shorter.size());
    } else if (!key.empty()) {
        std::memcpy(inner, key.data(), key.size());
    }
    auto* const outer = inner + block_size;
    std::memcpy(outer, inner, block_size);
    for (std::size_t i = 0; i < block_size; ++i) {
        inner[i] ^= 0x36;
        outer[i] ^= 0x5c;
    }
}

Digest Hmac::sign(std::string_view message) const {
    const auto blocks = blocks_.view();
    const auto inner = digest(blocks.substr(0, block_size), message);
    return digest(blocks.substr(block_size), bytes(inner));
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
