#include "platform/http/request.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/errors.hpp"

#include <doctest/doctest.h>

using http::Request;

TEST_CASE("a request gives its decoded parts") {
    Request request{
        {.method = http::Method::Post,
         .target = "/records/a%2Fb?q=%E6%9D%91&q=2",
         .headers = {{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
                     {"Cookie", "s=1"}},
         .body = "name=%E5%BC%A0+x"}};

    CHECK(request.path() == "/records/a/b");
    CHECK(request.raw_path() == "/records/a%2Fb");
    CHECK(request.query("q") == "村");
    CHECK(request.queries().size() == 2);
    CHECK(request.form("name") == "张 x");
    CHECK(request.cookie("s") == "1");
    CHECK(request.header("CONTENT-TYPE"));
    CHECK_FALSE(request.query("name"));
}

TEST_CASE("a request that leads outside or is not text is refused") {
    CHECK_THROWS_AS(Request{{.target = "/a/../b"}}, http::Fault);
    CHECK_THROWS_AS(Request{{.target = "/a/%2e%2e/b"}}, http::Fault);
    CHECK_THROWS_AS(Request{{.target = "/a%2f..%2fb"}}, http::Fault);
    CHECK_THROWS_AS(Request{{.target = "http://elsewhere/"}}, http::Fault);
    CHECK_THROWS_AS(Request{{.target = "*"}}, http::Fault);
    CHECK_THROWS_AS(Request{{.target = "/?a=%ff"}}, http::Fault);
}

TEST_CASE("a parameter the pattern lacks is a bug") {
    Request request{{.target = "/records/7"}};
    request.set_route("/records/{id}", {{"id", "7"}});

    CHECK(request.param("id") == "7");
    CHECK_THROWS_AS(request.param("key"), platform::Bug);
}

TEST_CASE("JSON is preferred only by those who name it first") {
    CHECK(Request{{.headers = {{"Accept", "application/json"}}}}.wants_json());
    CHECK_FALSE(Request{{.headers = {{"Accept", "text/html,application/json"}}}}.wants_json());
    CHECK_FALSE(Request{{}}.wants_json());
}
