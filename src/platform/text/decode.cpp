#include "platform/text/decode.hpp"

#include "platform/core/refusal.hpp"
#include "platform/text/code_points.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <cstring>

namespace text {

namespace {

char32_t unit_at(std::string_view bytes, std::size_t at, Encoding order) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == Encoding::Utf16Little ? first | char32_t{second} << 8U
                                          : second | char32_t{first} << 8U;
}

bool is_high(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

char32_t joined(char32_t high, char32_t low) {
    return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

/// Half a surrogate pair or a NUL is refused.
bool add_utf16(std::string_view bytes, Encoding order, std::string& to) {
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t unit = unit_at(bytes, at, order);
        if (unit == 0 || is_low(unit)) return false;
        if (is_high(unit)) {
            at += 2;
            const char32_t low = at < bytes.size() ? unit_at(bytes, at, order) : 0;
            if (!is_low(low)) return false;
            unit = joined(unit, low);
        }
        append(to, unit);
    }
    return true;
}

/// The size of the character at `at` if it is ASCII or an ordinary Han character, which are well
/// formed whatever bytes continue them; 0 if it needs a closer look.
std::size_t plain_step(std::string_view bytes, std::size_t at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) return 1;
    const bool three = lead > 0xE0 && lead < 0xF0 && lead != 0xED && bytes.size() - at >= 3;
    const auto continues = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
    };
    return three && continues(bytes[at + 1]) && continues(bytes[at + 2]) ? 3 : 0;
}

/// How many of the bytes, at their end, begin a character that is not all there.
std::size_t unfinished_utf8(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto lead = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((lead & 0xC0U) == 0x80) continue;
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return back < length ? back : 0;
    }
    return 0;
}

std::size_t unfinished_utf16(std::string_view bytes, Encoding order) {
    const std::size_t odd = bytes.size() % 2;
    const std::size_t even = bytes.size() - odd;
    return even >= 2 && is_high(unit_at(bytes, even - 2, order)) ? odd + 2 : odd;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (bytes.size() - at >= sizeof eight) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        if (const auto step = plain_step(bytes, at)) {
            at += step;
        } else if (next(bytes, at) >= malformed) {
            return false;
        }
    }
    return true;
}

Decoder::Decoder(Encoding encoding) : encoding_(encoding), converter_(nullptr, ucnv_close) {
    if (encoding != Encoding::Gb18030) return;
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open("gb18030", &status));
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    if (U_FAILURE(status)) platform::bug("ICU has no GB18030");
}

Decoder::~Decoder() = default;

bool Decoder::add(std::string_view piece, std::string& utf8) {
    if (encoding_ == Encoding::Gb18030) return add_gb18030(piece, utf8, false);
    std::string whole;
    if (!unfinished_.empty()) {
        whole = unfinished_;
        whole += piece;
        piece = whole;
    }
    const bool is_8 = encoding_ == Encoding::Utf8;
    const auto later = is_8 ? unfinished_utf8(piece) : unfinished_utf16(piece, encoding_);
    const auto now = piece.substr(0, piece.size() - later);
    unfinished_ = piece.substr(now.size());
    if (!is_8) return add_utf16(now, encoding_, utf8);
    utf8 += now;
    return is_utf8(now);
}

bool Decoder::finish() {
    std::string none;
    return encoding_ == Encoding::Gb18030 ? add_gb18030({}, none, true) : unfinished_.empty();
}

/// The first half of a pair waits for the second, which may come with the next piece.
void Decoder::add_unit(char16_t unit, std::string& utf8) {
    if (is_high(unit))
        high_ = unit;
    else
        append(utf8, is_low(unit) ? joined(high_, unit) : unit);
}

bool Decoder::add_gb18030(std::string_view piece, std::string& utf8, bool last) {
    const char* source = piece.data();
    const char* const end = source + piece.size();
    std::array<UChar, 4096> units{};
    UErrorCode status = U_ZERO_ERROR;
    do {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(), &source, end,
                       nullptr, static_cast<UBool>(last ? 1 : 0), &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return false;
        std::for_each(units.data(), target, [&](UChar unit) { add_unit(unit, utf8); });
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return true;
}

void EncodingFinder::look(std::string_view piece) {
    constexpr std::uint64_t near_the_start = 64U << 10U;
    head_ += piece.substr(0, 3 - std::min<std::size_t>(head_.size(), 3));
    for (auto at = piece.find('\0'); at != piece.npos; at = piece.find('\0', at + 1)) {
        any_zero_ = true;
        if (seen_ + at >= near_the_start) break;
        ++zeros_[(seen_ + at) % 2];
    }
    seen_ += piece.size();
    if (!is_utf8_) return;
    scratch_.clear();
    is_utf8_ = utf8_.add(piece, scratch_);
}

std::optional<EncodingFinder::Found> EncodingFinder::finish() {
    if (head_.starts_with("\xEF\xBB\xBF")) return Found{Encoding::Utf8, 3};
    if (head_.starts_with("\xFF\xFE")) return Found{Encoding::Utf16Little, 2};
    if (head_.starts_with("\xFE\xFF")) return Found{Encoding::Utf16Big, 2};
    if (any_zero_) {
        // Of UTF-16 the Latin letters, digits, separators and line ends have a zero byte; no other
        // text has one.
        if (zeros_[0] == zeros_[1]) return std::nullopt;
        return Found{zeros_[1] > zeros_[0] ? Encoding::Utf16Little : Encoding::Utf16Big, 0};
    }
    const bool whole = is_utf8_ && utf8_.finish();
    return Found{whole ? Encoding::Utf8 : Encoding::Gb18030, 0};
}

std::optional<std::string> decode(std::string_view bytes) {
    EncodingFinder finder;
    finder.look(bytes);
    const auto found = finder.finish();
    if (!found) return std::nullopt;
    Decoder decoder{found->encoding};
    std::string utf8;
    utf8.reserve(bytes.size());
    if (!decoder.add(bytes.substr(found->mark), utf8) || !decoder.finish()) return std::nullopt;
    return utf8;
}

}  // namespace text
