#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// Lower-case hexadecimal of raw bytes.
std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);
/// RFC 4648 base64 with padding; base64url without.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace platform
