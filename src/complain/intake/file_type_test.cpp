#include "complain/intake/file_type.hpp"

#include <doctest/doctest.h>

using complain::file_type_of;
using Kind = complain::FileType::Kind;

TEST_CASE("a file is what its first bytes say, whatever it is called") {
    CHECK(file_type_of("\xff\xd8\xff\xe0 JFIF")->kind == Kind::Photo);
    CHECK(file_type_of("\x89PNG\r\n\x1a\n")->type == "image/png");
    CHECK(file_type_of("RIFF\x10\x10\x10\x10WEBPVP8 ")->kind == Kind::Photo);
    CHECK(file_type_of("\x10\x10\x10\x18"
                       "ftypheic")
              ->kind == Kind::Photo);
    CHECK(file_type_of("\x10\x10\x10\x18"
                       "ftypM4A ")
              ->kind == Kind::Voice);
    CHECK(file_type_of("\x10\x10\x10\x18"
                       "ftypisom")
              ->kind == Kind::Video);
    CHECK(file_type_of("#!AMR\n")->kind == Kind::Voice);
    CHECK(file_type_of("%PDF-1.7")->kind == Kind::Document);
}

TEST_CASE("programs, archives, pages and nothing at all are not taken") {
    for (const auto* bytes : {"MZ\x90", "PK\x03\x04", "<html>",
                              "\x7f"
                              "ELF",
                              ""})
        CHECK_FALSE(file_type_of(bytes));
}
