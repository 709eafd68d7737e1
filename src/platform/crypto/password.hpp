#pragma once

#include <string>
#include <string_view>

namespace crypto {

/// An Argon2id hash in its own text form (19 MiB, 2 passes), with its salt and cost.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);
/// RFC 6238: six digits, SHA-1, 30 s; `step` is seconds since 1970 divided by 30.
std::string totp(std::string_view key, std::int64_t step);

}  // namespace crypto
