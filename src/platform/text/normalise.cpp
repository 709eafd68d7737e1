#include "platform/text/normalise.hpp"

#include "platform/text/code_points.hpp"

#include <array>

namespace text {

namespace {

bool is_middle_dot(char32_t character) {
    switch (character) {
        case 0x00B7:
        case 0x2022:
        case 0x2027:
        case 0x2219:
        case 0x22C5:
        case 0x25CF:
        case 0x30FB:
        case 0xFF65: return true;
        default: return false;
    }
}

/// Blanks and full-width forms begin with one of these bytes, or are ASCII blanks. A text without
/// any needs no reading character by character, and nearly every cell of a table is such a text.
constexpr std::array<bool, 256> blank_or_wide = [] {
    std::array<bool, 256> out{};
    for (std::size_t byte = 0; byte <= 0x20; ++byte)
        out[byte] = true;
    for (const std::size_t byte : {0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF})
        out[byte] = true;
    return out;
}();

bool may_be_blank_or_wide(char byte) {
    return blank_or_wide[static_cast<unsigned char>(byte)];
}

bool is_plain(std::string_view utf8) {
    return std::none_of(utf8.begin(), utf8.end(), may_be_blank_or_wide);
}

/// Where the last character begins.
std::size_t last_character(std::string_view utf8) {
    std::size_t at = utf8.size() - 1;
    for (int i = 0; i < 3 && at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80; ++i)
        --at;
    return at;
}

/// The first character at or behind `at` that is not blank, width folded; 0 at the end.
char32_t next_visible(std::string_view utf8, std::size_t at) {
    while (at < utf8.size()) {
        const char32_t character = next(utf8, at);
        if (!is_blank(character)) return half_width(character);
    }
    return 0;
}

/// Drops "(…)"; a bracket without its partner stays.
std::string without_brackets(const std::string& folded) {
    std::string result;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const std::size_t close = folded[at] == '(' ? folded.find(')', at) : folded.npos;
        if (close == folded.npos) {
            result += folded[at];
        } else {
            at = close;
        }
    }
    return result;
}

}  // namespace

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count)
        next(utf8, at);
    return count;
}

std::string normalise_width(std::string_view utf8) {
    if (is_plain(utf8)) return std::string(utf8);
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();)
        append(result, half_width(next(utf8, at)));
    return result;
}

std::string_view trim(std::string_view utf8) {
    while (!utf8.empty() && may_be_blank_or_wide(utf8.front())) {
        std::size_t at = 0;
        if (!is_blank(next(utf8, at))) break;
        utf8.remove_prefix(at);
    }
    while (!utf8.empty()) {
        const std::size_t start = last_character(utf8);
        if (!may_be_blank_or_wide(utf8[start])) break;
        std::size_t at = start;
        if (!is_blank(next(utf8, at)) || at != utf8.size()) break;
        utf8.remove_suffix(utf8.size() - start);
    }
    return utf8;
}

std::string without_blanks(std::string_view utf8) {
    if (is_plain(utf8)) return std::string(utf8);
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t character = next(utf8, at);
        if (!is_blank(character)) append(result, character);
    }
    return result;
}

std::string compact(std::string_view utf8) {
    if (is_plain(utf8)) return std::string(utf8);
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t character = half_width(next(utf8, at));
        if (!is_blank(character)) append(result, character);
    }
    return result;
}

bool is_blank(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        if (!may_be_blank_or_wide(utf8[at]) || !is_blank(next(utf8, at))) return false;
    }
    return true;
}

std::string fold_header(std::string_view utf8) {
    std::string result;
    for (const char letter : without_brackets(compact(utf8))) {
        if (letter == '*' || letter == ':') continue;
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

namespace {

constexpr char32_t middle_dot = 0xB7;

/// Of a name that is written in words with blanks between them.
bool is_letter(char32_t character) {
    return character != 0 && character != middle_dot && !is_han(character);
}

/// A full stop is a middle dot in 阿依古丽.买买提, not in "J. Smith".
bool is_dot(char32_t character, char32_t before, char32_t after) {
    return is_middle_dot(character) || (character == '.' && (is_han(before) || is_han(after)));
}

}  // namespace

std::string normalise_name(std::string_view utf8) {
    // Nothing to fold, part or turn into a middle dot: each of those begins with a byte that
    // is_plain looks for, but for the full stop.
    if (is_plain(utf8) && utf8.find('.') == utf8.npos) return std::string(utf8);
    std::string result;
    char32_t last = 0;
    bool parted = false;
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t character = half_width(next(utf8, at));
        if (is_blank(character)) {
            parted = parted || !is_invisible(character);
            continue;
        }
        if (is_dot(character, last, next_visible(utf8, at))) character = middle_dot;
        if (parted && is_letter(last) && is_letter(character)) result += ' ';
        if (character != middle_dot || last != middle_dot) append(result, character);
        parted = false;
        last = character;
    }
    return result;
}

}  // namespace text
