#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace text {

// All take UTF-8; a malformed byte counts as one character and is passed on unchanged.

/// In characters (code points), as a person would count.
std::size_t length(std::string_view utf8);

/// Full-width ASCII and the ideographic space as their half-width forms: "１２Ａ　" is "12A ".
std::string normalise_width(std::string_view utf8);

/// Without the blanks at both ends: ASCII, NBSP, the ideographic and typographic spaces, zero-width
/// marks, BOM. A view into the argument.
std::string_view trim(std::string_view utf8);

/// Without any of those blanks, wherever they stand.
std::string without_blanks(std::string_view utf8);

/// Both at once: half-width and without blanks, as numbers and codes are compared.
std::string compact(std::string_view utf8);

/// Nothing in it can be seen.
bool is_blank(std::string_view utf8);

/// What two spellings of one column header share: width, blanks, parenthesised units, asterisks,
/// colons and letter case taken away: "＊发放金额（元）：" is "发放金额".
std::string fold_header(std::string_view utf8);

/// A person's name in one spelling: width folded, no blanks beside a Han character ("张　三" is
/// "张三"; "John Smith" keeps one), every middle dot as "·". Rare characters, also beyond the basic
/// plane, stay.
std::string normalise_name(std::string_view utf8);

}  // namespace text
