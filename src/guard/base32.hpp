#pragma once

#include <string>
#include <string_view>

namespace guard {

/// RFC 4648 base32 without padding, as authenticator apps take a key.
std::string to_base32(std::string_view bytes);

}  // namespace guard
