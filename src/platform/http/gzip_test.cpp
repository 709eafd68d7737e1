#include "platform/http/gzip.hpp"

#include "platform/http/response.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

namespace {

std::string unpacked(const std::string& bytes) {
    z_stream stream{};
    constexpr int with_gzip_head = 15 + 16;
    REQUIRE(inflateInit2(&stream, with_gzip_head) == Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    REQUIRE(result == Z_STREAM_END);
    return out;
}

/// Lines that are alike but not the same, as a table's rows are.
std::string rows(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "<tr><td>" + std::to_string(i * 7919) + "</td><td>210.00元</td></tr>\n";
    return text;
}

}  // namespace

TEST_CASE("what was packed comes out again, however long and however hard it was pressed") {
    for (const auto& text : {std::string{}, std::string{"a"}, rows(500), rows(10'000)})
        for (auto how : {http::Squeeze::Quick, http::Squeeze::Small})
            CHECK(unpacked(http::gzip(text, how)) == text);
}

TEST_CASE("pressing harder makes less of it") {
    const auto text = rows(500);
    CHECK(http::gzip(text, http::Squeeze::Small).size() <
          http::gzip(text, http::Squeeze::Quick).size());
    CHECK(http::gzip(text, http::Squeeze::Quick).size() < text.size() / 3);
}

TEST_CASE("pages that differ in one letter have different tags, the same page the same") {
    auto text = rows(500);
    const auto first = http::Page::make("text/html", text);
    CHECK(http::Page::make("text/html", text)->etag == first->etag);
    text[4'000] = text[4'000] == 'x' ? 'y' : 'x';
    CHECK(http::Page::make("text/html", text)->etag != first->etag);
    CHECK(http::Page::make("text/html", "a")->etag != http::Page::make("text/html", "b")->etag);
}
