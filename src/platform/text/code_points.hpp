#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Walking UTF-8 character by character; used inside text:: only.
namespace text {

/// A byte that belongs to no well-formed character is returned as `malformed` + byte.
inline constexpr char32_t malformed = 0x110000;

/// The character at `at`, which moves behind it. `at` must be inside the text.
char32_t next(std::string_view utf8, std::size_t& at);
/// The inverse of next(), malformed bytes included.
void append(std::string& to, char32_t character);

/// White space and what cannot be seen: zero-width marks, direction marks, the byte-order mark.
bool is_blank(char32_t character);
/// The invisible ones among them, which never part two words.
bool is_invisible(char32_t character);
/// Han script, 〇, and the private-use area where old systems keep rare name characters.
bool is_han(char32_t character);
/// Full-width ASCII and the ideographic space folded, anything else as it is.
char32_t half_width(char32_t character);

}  // namespace text
