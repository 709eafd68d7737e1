#include "platform/http/syntax.hpp"

#include <doctest/doctest.h>

using namespace http::syntax;

TEST_CASE("percent escapes are undone once, and broken ones are refused") {
    CHECK(decode_percent("/%E6%9D%91/a%20b+c") == "/村/a b+c");
    CHECK(decode_percent("%2541") == "%41");
    CHECK_FALSE(decode_percent("%4"));
    CHECK_FALSE(decode_percent("%zz"));
    CHECK_FALSE(decode_percent("a%00b"));
    CHECK_FALSE(decode_percent("%c0%af"));
    CHECK_FALSE(decode_percent("%ed%a0%80"));
}

TEST_CASE("a form keeps its order, repeats and empty values") {
    auto form = decode_urlencoded("a=1&b=%E6%9D%91+x&a=2&c&&=d");

    REQUIRE(form);
    CHECK(*form == http::Pairs{{"a", "1"}, {"b", "村 x"}, {"a", "2"}, {"c", ""}, {"", "d"}});
    CHECK_FALSE(decode_urlencoded("a=%"));
    CHECK_FALSE(decode_urlencoded("a&b&c", 2));
}

TEST_CASE("cookies are read and what is malformed is left out") {
    CHECK(decode_cookies("a=1; b=\"2\";c; =x;d=3=4; ") ==
          http::Pairs{{"a", "1"}, {"b", "2"}, {"d", "3=4"}});
}

TEST_CASE("a header's parameter may be quoted") {
    CHECK(header_parameter(R"(form-data; name="a;b"; filename="x\"y.xls")", "name") == "a;b");
    CHECK(header_parameter(R"(form-data; name="a;b"; filename="x\"y.xls")", "filename") ==
          R"(x"y.xls)");
    CHECK(header_parameter(R"(form-data; filename="C:\dir\y.xls")", "filename") ==
          R"(C:\dir\y.xls)");
    CHECK(header_parameter("multipart/form-data; Boundary=xyz", "boundary") == "xyz");
    CHECK_FALSE(header_parameter(R"(form-data; name="a)", "name"));
    CHECK_FALSE(header_parameter("form-data", "name"));
}

TEST_CASE("one byte range is taken, anything odd means the whole") {
    Range range{};

    CHECK(decode_range("bytes=0-9", 100, range) == RangeKind::Part);
    CHECK(range == Range{0, 10});
    CHECK(decode_range("bytes=90-", 100, range) == RangeKind::Part);
    CHECK(range == Range{90, 10});
    CHECK(decode_range("bytes=-300", 100, range) == RangeKind::Part);
    CHECK(range == Range{0, 100});
    CHECK(decode_range("bytes=100-", 100, range) == RangeKind::Unsatisfiable);
    CHECK(decode_range("bytes=-0", 100, range) == RangeKind::Unsatisfiable);
    CHECK(decode_range("bytes=0-1,5-6", 100, range) == RangeKind::Whole);
    CHECK(decode_range("bytes=9-1", 100, range) == RangeKind::Whole);
    CHECK(decode_range("bytes=-", 100, range) == RangeKind::Whole);
    CHECK(decode_range("rows=0-1", 100, range) == RangeKind::Whole);
    CHECK(decode_range("bytes=99999999999999999999-", 100, range) == RangeKind::Whole);
}

TEST_CASE("etags are compared weakly and by list") {
    CHECK(etag_matches(R"("a", W/"b")", R"("b")"));
    CHECK(etag_matches("*", R"("b")"));
    CHECK_FALSE(etag_matches(R"("a")", R"("b")"));
    CHECK_FALSE(etag_matches("*", ""));
}

TEST_CASE("a coding is taken unless its quality is zero") {
    CHECK(accepts_coding("deflate, GZIP;q=0.5", "gzip"));
    CHECK(accepts_coding("*", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=0", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=0.000, *", "gzip"));
    CHECK_FALSE(accepts_coding("", "gzip"));
}

TEST_CASE("only what a trusted proxy adds is believed") {
    CHECK(forwarded_for("1.2.3.4, 5.6.7.8", "127.0.0.1", {"127.0.0.1"}) == "5.6.7.8");
    CHECK(forwarded_for("1.2.3.4, 10.0.0.1", "127.0.0.1", {"127.0.0.1", "10.0.0.1"}) == "1.2.3.4");
    CHECK(forwarded_for("1.2.3.4", "9.9.9.9", {"127.0.0.1"}) == "9.9.9.9");
    CHECK(forwarded_for("<script>", "127.0.0.1", {"127.0.0.1"}) == "127.0.0.1");
    CHECK(forwarded_for("", "127.0.0.1", {"127.0.0.1"}) == "127.0.0.1");
}
