#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct UConverter;

namespace text {

/// Strict: no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view bytes);

enum class Encoding { Utf8, Utf16Little, Utf16Big, Gb18030 };

/// Turns a text that comes in pieces, cut anywhere, into UTF-8.
class Decoder {
public:
    explicit Decoder(Encoding encoding);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Appends the characters that the piece completes. False, for good, if the bytes are not of
    /// this encoding: strict, and a NUL in UTF-16 is refused.
    bool add(std::string_view piece, std::string& utf8);
    /// After the last piece: false if it ended within a character.
    bool finish();

private:
    void add_unit(char16_t unit, std::string& utf8);
    bool add_gb18030(std::string_view piece, std::string& utf8, bool last);

    Encoding encoding_;
    std::string unfinished_;  ///< the bytes of a character whose end is still to come
    std::unique_ptr<UConverter, void (*)(UConverter*)> converter_;
    char16_t high_ = 0;
};

/// Decides on a text's encoding from all of its bytes, handed over in pieces: byte-order mark, then
/// zero bytes (UTF-16 without a mark), then strict UTF-8, else GB18030.
class EncodingFinder {
public:
    struct Found {
        Encoding encoding;
        std::size_t mark;  ///< the size of the byte-order mark, which is no part of the text
    };

    void look(std::string_view piece);
    /// After the last piece. Nothing if no encoding explains the zero bytes; that the whole text is
    /// of the encoding only decoding it can tell.
    std::optional<Found> finish();

private:
    Decoder utf8_{Encoding::Utf8};
    std::string scratch_;
    std::string head_;  ///< the first three bytes
    std::uint64_t seen_ = 0;
    std::array<std::size_t, 2> zeros_{};  ///< at even and odd places, near the start
    bool any_zero_ = false;
    bool is_utf8_ = true;
};

/// UTF-8 of a text of unknown encoding; nullopt if none reads it whole. The mark is not part of the
/// result.
std::optional<std::string> decode(std::string_view bytes);

}  // namespace text
