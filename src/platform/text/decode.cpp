#include "platform/text/decode.hpp"

#include "platform/text/code_points.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace text {

namespace {

enum class Order { Little, Big };

/// Strict: an odd length, half a surrogate pair or a NUL is refused.
std::optional<std::string> from_utf16(std::string_view bytes, Order order) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit_at = [bytes, order](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return order == Order::Little ? first | char32_t{second} << 8U
                                      : second | char32_t{first} << 8U;
    };
    std::string result;
    result.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t unit = unit_at(at);
        if (unit == 0 || (unit >= 0xDC00 && unit < 0xE000)) return std::nullopt;
        if (unit >= 0xD800 && unit < 0xDC00) {
            at += 2;
            if (at >= bytes.size()) return std::nullopt;
            const char32_t low = unit_at(at);
            if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
            unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        }
        append(result, unit);
    }
    return result;
}

/// Of UTF-16 the Latin letters, digits, separators and line ends have a zero byte; no other text
/// has one.
std::optional<Order> guess_utf16(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 64U << 10U);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = head.find('\0'); at != head.npos; at = head.find('\0', at + 1)) {
        ++zeros[at % 2];
    }
    if (zeros[0] == zeros[1]) return std::nullopt;
    return zeros[1] > zeros[0] ? Order::Little : Order::Big;
}

std::optional<std::string> from_gb18030(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from{ucnv_open("gb18030", &status),
                                                                  ucnv_close};
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string result;
    result.reserve(bytes.size() + bytes.size() / 2);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    std::array<UChar, 4096> units{};
    char16_t high = 0;
    do {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(from.get(), &target, units.data() + units.size(), &source, end, nullptr,
                       true, &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
        for (const UChar* unit = units.data(); unit < target; ++unit) {
            if (*unit >= 0xD800 && *unit < 0xDC00) {
                high = *unit;
            } else if (*unit >= 0xDC00 && *unit < 0xE000) {
                append(result, 0x10000 + ((char32_t{high} - 0xD800) << 10U) + (*unit - 0xDC00U));
            } else {
                append(result, *unit);
            }
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return result;
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
        if (next(bytes, at) >= malformed) return false;
    }
    return true;
}

std::optional<std::string> decode(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        if (!is_utf8(bytes)) return std::nullopt;
        return std::string{bytes};
    }
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), Order::Little);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), Order::Big);
    if (bytes.find('\0') != bytes.npos) {
        const auto order = guess_utf16(bytes);
        return order ? from_utf16(bytes, *order) : std::nullopt;
    }
    if (is_utf8(bytes)) return std::string{bytes};
    return from_gb18030(bytes);
}

}  // namespace text
