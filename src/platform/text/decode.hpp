#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace text {

/// Strict: no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view bytes);

/// UTF-8 of a text of unknown encoding: byte-order mark, then zero bytes (UTF-16 without a mark),
/// then strict UTF-8, then strict GB18030; nullopt if none of them reads it whole. The mark is not
/// part of the result.
std::optional<std::string> decode(std::string_view bytes);

}  // namespace text
