#include "platform/text/decode.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace std::string_literals;

namespace {

/// What decode() answers when the text comes in pieces of so many bytes.
std::optional<std::string> decode_in_pieces(std::string_view bytes, std::size_t size) {
    text::EncodingFinder finder;
    for (std::size_t at = 0; at < bytes.size(); at += size)
        finder.look(bytes.substr(at, size));
    const auto found = finder.finish();
    if (!found) return std::nullopt;
    text::Decoder decoder{found->encoding};
    std::string utf8;
    bool sound = true;
    for (std::size_t at = found->mark; at < bytes.size() && sound; at += size)
        sound = decoder.add(bytes.substr(at, size), utf8);
    if (!sound || !decoder.finish()) return std::nullopt;
    return utf8;
}

bool same_in_any_pieces(std::string_view bytes) {
    const auto whole = text::decode(bytes);
    const std::array<std::size_t, 5> sizes{1, 2, 3, 5, 7};
    return std::all_of(sizes.begin(), sizes.end(),
                       [&](std::size_t size) { return decode_in_pieces(bytes, size) == whole; });
}

}  // namespace

TEST_CASE("a text may be cut anywhere, within a character too") {
    CHECK(same_in_any_pieces("a姓名\U00020BB7,210.00\r\n"));
    CHECK(same_in_any_pieces("\xEF\xBB\xBF姓名"));
    CHECK(same_in_any_pieces("\xFF\xFE\xD3\x59\x42\xD8\xB7\xDF\x09\x00"s));
    CHECK(same_in_any_pieces("\x00\x09\x59\xD3\xD8\x42\xDF\xB7\x00\x0A"s));
    CHECK(same_in_any_pieces("\xD0\xD5\x95\x32\x90\x31\x81\x39\xEE\x39,1"));
}

TEST_CASE("what is broken is broken in any pieces") {
    CHECK(
        same_in_any_pieces("\xEF\xBB\xBF"
                           "abc\xE5\xA7"));
    CHECK(same_in_any_pieces("\xD0\xD5\xC3"));
    CHECK(same_in_any_pieces("\xFF\xFE\x00\xD8\x41\x00"s));
    CHECK(same_in_any_pieces("\xFF\xFE\x41\x00\x00\xD8"s));
    CHECK(same_in_any_pieces("abc\xFF\xFFxyz"));
    CHECK(same_in_any_pieces("\x00\x00\x00\x00"s));
}

TEST_CASE("UTF-8 is read with and without its mark") {
    CHECK(text::decode("姓名") == "姓名");
    CHECK(text::decode("\xEF\xBB\xBF姓名") == "姓名");
    CHECK(text::decode("") == "");
}

TEST_CASE("UTF-16 is read with a mark, either way round") {
    CHECK(text::decode("\xFF\xFE\xD3\x59\x09\x00"s) == "姓\t");
    CHECK(text::decode("\xFE\xFF\x59\xD3\x00\x09"s) == "姓\t");
    CHECK(text::decode("\xFF\xFE\x42\xD8\xB7\xDF"s) == "𠮷");
}

TEST_CASE("UTF-16 without a mark is known by its zero bytes") {
    CHECK(text::decode("\x09\x00\xD3\x59\x0A\x00"s) == "\t姓\n");
    CHECK(text::decode("\x00\x09\x59\xD3\x00\x0A"s) == "\t姓\n");
}

TEST_CASE("GBK and four-byte GB18030 are read") {
    CHECK(text::decode("\xD0\xD5\xC3\xFB,\xBD\xF0\xB6\xEE") == "姓名,金额");
    CHECK(text::decode("\xD0\xD5\x81\x39\xEE\x39") == "姓\u3400");
    CHECK(text::decode("\x95\x32\x90\x31\xD0\xD5") == "\U00020087姓");
}

TEST_CASE("what no encoding explains is not decoded") {
    CHECK_FALSE(text::decode("\xFF\xFF\xFF").has_value());
    CHECK_FALSE(text::decode("\xD0\xD5\xC3").has_value());               // half a character
    CHECK_FALSE(text::decode("\xEF\xBB\xBF\xD0\xD5").has_value());       // the mark lied
    CHECK_FALSE(text::decode("\xFF\xFE\xD3"s).has_value());              // half a unit
    CHECK_FALSE(text::decode("\xFF\xFE\x00\xD8\x41\x00"s).has_value());  // half a pair
    CHECK_FALSE(text::decode("\x00\x00\x00\x00"s).has_value());
}

TEST_CASE("UTF-8 is checked strictly") {
    CHECK(text::is_utf8("ascii, 汉字, \U00020BB7, long enough for eight at a time"));
    CHECK_FALSE(text::is_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(text::is_utf8("\xED\xA0\x80"));      // surrogate
    CHECK_FALSE(text::is_utf8("\xF4\x90\x80\x80"));  // past the end of Unicode
    CHECK_FALSE(text::is_utf8("abcdefgh\xE5\xA7"));  // cut off
    CHECK_FALSE(text::is_utf8("\xE5\xA7x"));         // its end is another character
    CHECK_FALSE(text::is_utf8("\xE0\x80\xAF"));      // overlong in three bytes
    CHECK(text::is_utf8("\u0800\uFFFD\uD7FF"));
}
