#include "platform/image/image.hpp"

#include "platform/core/encoding.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

/// A grey square in the plainest format there is, PNM; what is untrusted must not be read at all.
const std::string plain_map = "P5 2 2 255 \x10\x20\x30\x40";

/// One red pixel as PNG, with a text chunk that names a place.
const std::string png = *platform::from_base64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAFnRFWHRDb21tZW50AEhvbmdxaSB2aWxs"
    "YWdlDwjDEwAAAAxJREFUeJxjOCCgAAAChADxLJynSgAAAABJRU5ErkJggg==");

}  // namespace

TEST_CASE("a picture comes back as a JPEG that says nothing but its pixels") {
    const auto clean = image::clean_jpeg(png);

    REQUIRE(clean);
    CHECK(clean->starts_with("\xff\xd8\xff"));
    CHECK(clean->find("Hongqi") == std::string::npos);
    CHECK(clean->find("Exif") == std::string::npos);
}

TEST_CASE("what is no picture, or one in a format nobody vouches for, is none") {
    CHECK_FALSE(image::clean_jpeg(""));
    CHECK_FALSE(image::clean_jpeg("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    CHECK_FALSE(image::clean_jpeg(png.substr(0, 30)));
    CHECK_FALSE(image::clean_jpeg(plain_map));
}
