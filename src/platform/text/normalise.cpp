#include "platform/text/normalise.hpp"

#include "platform/text/code_points.hpp"

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
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();)
        append(result, half_width(next(utf8, at)));
    return result;
}

std::string_view trim(std::string_view utf8) {
    std::size_t from = utf8.size();
    std::size_t to = utf8.size();
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        if (is_blank(next(utf8, at))) continue;
        if (from == utf8.size()) from = start;
        to = at;
    }
    return utf8.substr(from, to - from);
}

std::string without_blanks(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t character = next(utf8, at);
        if (!is_blank(character)) append(result, character);
    }
    return result;
}

std::string fold_header(std::string_view utf8) {
    std::string result;
    for (const char letter : without_brackets(without_blanks(normalise_width(utf8)))) {
        if (letter == '*' || letter == ':') continue;
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

std::string normalise_name(std::string_view utf8) {
    std::string result;
    char32_t last = 0;
    bool parted = false;
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t character = half_width(next(utf8, at));
        if (is_blank(character)) {
            parted = parted || !is_invisible(character);
            continue;
        }
        // A full stop is a middle dot in 阿依古丽.买买提, not in "J. Smith".
        const bool stop = character == '.' && (is_han(last) || is_han(next_visible(utf8, at)));
        if (stop || is_middle_dot(character)) character = 0xB7;
        const bool words =
            last != 0 && last != 0xB7 && character != 0xB7 && !is_han(last) && !is_han(character);
        if (parted && words) result += ' ';
        if (character != 0xB7 || last != 0xB7) append(result, character);
        parted = false;
        last = character;
    }
    return result;
}

}  // namespace text
