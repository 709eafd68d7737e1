#include "platform/text/code_points.hpp"

#include <unicode/uscript.h>

namespace text {

namespace {

struct Form {
    std::size_t length;
    char32_t least;  // shorter forms of smaller numbers are overlong
    char32_t bits;
};

Form form_of(unsigned char lead) {
    if (lead < 0x80) return {1, 0, lead};
    if (lead >= 0xC2 && lead < 0xE0) return {2, 0x80, lead & 0x1FU};
    if (lead >= 0xE0 && lead < 0xF0) return {3, 0x800, lead & 0x0FU};
    if (lead >= 0xF0 && lead < 0xF5) return {4, 0x10000, lead & 0x07U};
    return {0, 0, 0};
}

}  // namespace

char32_t next(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const Form form = form_of(lead);
    char32_t value = form.bits;
    bool sound = form.length > 0 && form.length <= utf8.size() - at;
    for (std::size_t i = 1; sound && i < form.length; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[at + i]);
        sound = (byte & 0xC0U) == 0x80;
        value = (value << 6U) | (byte & 0x3FU);
    }
    if (!sound || value < form.least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        ++at;
        return malformed + lead;
    }
    at += form.length;
    return value;
}

void append(std::string& to, char32_t character) {
    const auto put = [&to](char32_t byte) { to += static_cast<char>(byte); };
    if (character >= malformed) {
        put(character - malformed);
    } else if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | (character >> 6U));
        put(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        put(0xE0U | (character >> 12U));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    } else {
        put(0xF0U | (character >> 18U));
        put(0x80U | ((character >> 12U) & 0x3FU));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    }
}

bool is_invisible(char32_t character) {
    return (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x2064) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0x180E ||
           character == 0xFEFF;
}

bool is_blank(char32_t character) {
    if (character < 0x80) return character == ' ' || (character >= '\t' && character <= '\r');
    return character == 0x85 || character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
           character == 0x2029 || character == 0x202F || character == 0x205F ||
           character == 0x3000 || is_invisible(character);
}

bool is_han(char32_t character) {
    if (character < 0x2E80 || character >= malformed) return false;
    if (character >= 0x4E00 && character <= 0x9FFF) return true;
    if (character >= 0xE000 && character <= 0xF8FF) return true;
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(character), &status) == USCRIPT_HAN;
}

char32_t half_width(char32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E) return character - 0xFEE0;
    return character == 0x3000 ? U' ' : character;
}

}  // namespace text
