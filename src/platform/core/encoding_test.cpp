#include "platform/core/encoding.hpp"

#include <doctest/doctest.h>

TEST_CASE("bytes survive hexadecimal and both base64 alphabets") {
    const std::string bytes("\x00\xff\x10 mingbai\xfb", 12);

    CHECK(platform::from_hex(platform::to_hex(bytes)) == bytes);
    CHECK(platform::from_base64(platform::to_base64(bytes)) == bytes);
    CHECK(platform::from_base64url(platform::to_base64url(bytes)) == bytes);
}

TEST_CASE("text that is no encoding is refused") {
    CHECK_FALSE(platform::from_hex("abc"));
    CHECK_FALSE(platform::from_hex("zz"));
    CHECK_FALSE(platform::from_base64("a"));
    CHECK_FALSE(platform::from_base64("ab=c"));
    CHECK_FALSE(platform::from_base64url("a+b/"));
    CHECK_FALSE(platform::from_base64url("ab\n"));
}

TEST_CASE("two base64 texts never mean the same bytes") {
    CHECK(platform::from_base64url("QQ") == "A");
    CHECK_FALSE(platform::from_base64url("QR"));
}
