#pragma once

#include "platform/crypto/secret.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

/// Encrypts a long content piece by piece with libsodium's secretstream (XChaCha20-Poly1305): no
/// piece can be changed, left out, moved or cut off unnoticed. Each piece grows by 17 bytes.
class StreamSealer {
public:
    explicit StreamSealer(const Secret& key);
    ~StreamSealer();
    StreamSealer(StreamSealer&&) noexcept;
    StreamSealer& operator=(StreamSealer&&) noexcept;

    /// 24 bytes, which the opener needs first; no secret.
    const std::string& header() const { return header_; }
    std::string seal(std::string_view piece);
    /// The last piece, which may be empty; after it nothing is sealed.
    std::string seal_last(std::string_view piece);

private:
    struct State;
    std::unique_ptr<State> state_;
    std::string header_;
};

/// Opens what StreamSealer sealed, in the same pieces.
class StreamOpener {
public:
    /// A header that is none opens nothing.
    StreamOpener(const Secret& key, std::string_view header);
    ~StreamOpener();
    StreamOpener(StreamOpener&&) noexcept;
    StreamOpener& operator=(StreamOpener&&) noexcept;

    /// Nothing for another key, another order, or bytes that were changed, and after the last.
    std::optional<std::string> open(std::string_view sealed);
    /// Whether the last piece has been opened: before it the content is not whole.
    bool is_whole() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The key's length.
inline constexpr std::size_t stream_key_bytes = 32;

}  // namespace crypto
