#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace crypto {

/// Key bytes in memory that is locked, left out of cores and wiped. Movable, not copyable, not
/// printable.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size);
    /// Copies; the caller wipes its own.
    explicit Secret(std::string_view bytes);
    Secret(Secret&& other) noexcept { swap(other); }
    Secret& operator=(Secret&& other) noexcept {
        swap(other);
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    unsigned char* data() { return data_; }
    const unsigned char* data() const { return data_; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::string_view view() const { return {reinterpret_cast<const char*>(data_), size_}; }

private:
    void swap(Secret& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
    }

    unsigned char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// A new random key.
Secret random_secret(std::size_t size);
/// HKDF-SHA-256 (RFC 5869) without salt: an own key for each label, so that none serves two ends.
Secret derive(const Secret& key, std::string_view label, std::size_t size = 32);
/// Argon2id, 64 MiB, 3 passes (RFC 9106's second choice); salt of 16 bytes.
Secret stretch(std::string_view passphrase, std::string_view salt);

}  // namespace crypto
