#include "platform/http/reply.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/static_files.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

using http::Request;
using http::Response;

namespace {

http::Reply prepared(Response response, http::Pairs headers = {},
                     http::Method method = http::Method::Get) {
    return http::prepare(Request{{.method = method, .headers = std::move(headers)}},
                         std::move(response), {});
}

bool has(const http::Reply& reply, std::string_view line) {
    return reply.head.find("\r\n" + std::string{line} + "\r\n") != std::string::npos;
}

std::string unzipped(std::string_view bytes) {
    std::string out(100'000, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("every answer bears the security headers, and a page may loosen its own policy") {
    auto strict = prepared(Response::text("x"));
    auto own =
        prepared(std::move(Response::text("x").content_security_policy("default-src 'self'")));

    CHECK(strict.head.find("Content-Security-Policy: default-src 'none'; style-src 'self'") !=
          std::string::npos);
    CHECK(has(strict, "X-Content-Type-Options: nosniff"));
    CHECK(has(strict, "Referrer-Policy: no-referrer"));
    CHECK(has(strict, "Cross-Origin-Opener-Policy: same-origin"));
    CHECK(has(strict, "Cache-Control: no-store"));
    CHECK(has(own, "Content-Security-Policy: default-src 'self'"));
    CHECK(own.head.find("'none'") == std::string::npos);
    CHECK(has(own,
              "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    auto tapped = Response::text("x");
    tapped.set("Permissions-Policy", "geolocation=(self)");
    CHECK(has(prepared(std::move(tapped)), "Permissions-Policy: geolocation=(self)"));
}

TEST_CASE("a large text is compressed for those who accept it") {
    const std::string text(5000, 'a');

    auto small = prepared(Response::html(text), {{"Accept-Encoding", "gzip"}});
    auto plain = prepared(Response::html(text));
    auto picture = prepared(Response::bytes("image/png", text), {{"Accept-Encoding", "gzip"}});
    auto secret = Response::html(text);
    secret.gzip = Response::Gzip::Never;

    CHECK(has(small, "Content-Encoding: gzip"));
    CHECK(unzipped(small.bytes()) == text);
    CHECK(has(small, "Content-Length: " + std::to_string(small.bytes().size())));
    CHECK(plain.bytes() == text);
    CHECK(has(plain, "Vary: Accept-Encoding"));
    CHECK(picture.bytes() == text);
    CHECK(prepared(std::move(secret), {{"Accept-Encoding", "gzip"}}).bytes() == text);
}

TEST_CASE("a page the visitor has is not sent again") {
    auto page = http::Page::make("text/html; charset=utf-8", std::string(5000, 'b'));

    auto first = prepared(Response::shared(page), {{"Accept-Encoding", "gzip"}});
    auto again = prepared(Response::shared(page),
                          {{"If-None-Match", "W/" + page->etag}, {"Accept-Encoding", "gzip"}});
    auto other = prepared(Response::shared(page), {{"If-None-Match", "\"x\""}});

    CHECK(has(first, "ETag: W/" + page->etag));
    CHECK(unzipped(first.bytes()) == page->plain);
    CHECK(again.status == 304);
    CHECK_FALSE(again.has_body);
    CHECK(again.head.find("Content-Length") == std::string::npos);
    CHECK(other.status == 200);
    CHECK(has(other, "ETag: " + page->etag));
    CHECK(other.bytes() == page->plain);
}

TEST_CASE("HEAD says how long the body would be") {
    auto reply = prepared(Response::text("hello"), {}, http::Method::Head);

    CHECK(has(reply, "Content-Length: 5"));
    CHECK_FALSE(reply.has_body);
}

TEST_CASE("a cookie is closed to scripts and plain connections unless said otherwise") {
    Response response;
    response.add({.name = "a", .value = "1"});
    response.add({.name = "b",
                  .value = "2",
                  .path = "/office",
                  .max_age = std::chrono::seconds{0},
                  .secure = false,
                  .same_site = http::Cookie::SameSite::Strict});

    auto reply = prepared(response);

    CHECK(has(reply, "Set-Cookie: a=1; Path=/; HttpOnly; Secure; SameSite=Lax"));
    CHECK(has(reply, "Set-Cookie: b=2; Path=/office; Max-Age=0; HttpOnly; SameSite=Strict"));
}

TEST_CASE("a header or a cookie cannot begin another, and a redirect stays here") {
    Response forged;
    forged.headers.emplace_back("X-A", "1\r\nSet-Cookie: a=b");

    CHECK_THROWS_AS(Response{}.set("X-A", "1\r\nX-B: 2"), platform::Bug);
    CHECK_THROWS_AS(prepared(forged), platform::Bug);
    CHECK_THROWS_AS(Response{}.add({.name = "a", .value = "1; Path=/x"}), platform::Bug);
    CHECK_THROWS_AS(Response::redirect("//elsewhere/"), platform::Bug);
    CHECK_THROWS_AS(Response::redirect("https://elsewhere/"), platform::Bug);
    CHECK_THROWS_AS(Response::redirect("/\\elsewhere"), platform::Bug);
    CHECK(has(prepared(Response::redirect("/office?a=1")), "Location: /office?a=1"));
}

TEST_CASE("a download is offered under its Chinese name") {
    auto reply = prepared(std::move(Response::bytes("text/csv", "a").attachment("表 1.csv")));

    CHECK(has(reply, "Content-Disposition: attachment; filename*=UTF-8''%E8%A1%A8%201.csv"));
}

TEST_CASE("only names that bear a hash are cached for good") {
    http::StaticFiles files;
    files.add("index-B4xk9a_2.js", "x")
        .add("office-settings.js", "x")
        .add("open-20171231.csv", "x")
        .add("fonts/a.deadbeef12.woff2", "x")
        .add(".css", "x");

    CHECK(files.find("index-B4xk9a_2.js")->cache_control == "public, max-age=31536000, immutable");
    CHECK(files.find("fonts/a.deadbeef12.woff2")->cache_control ==
          "public, max-age=31536000, immutable");
    CHECK(files.find("office-settings.js")->cache_control == "no-cache");
    CHECK(files.find("open-20171231.csv")->cache_control == "no-cache");
    CHECK(files.find("index-B4xk9a_2.js")->content_type == "text/javascript; charset=utf-8");
    CHECK(files.find("../secret") == nullptr);
}
