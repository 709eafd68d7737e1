#include "platform/http/router.hpp"

#include "platform/core/refusal.hpp"

#include <doctest/doctest.h>

using http::Method;
using http::Router;

namespace {

enum class Permission { Anyone, Clerk };

http::Response nothing(http::Request&) {
    return {};
}

}  // namespace

TEST_CASE("a word beats a name, and a name the rest, in whatever order they were mounted") {
    Router router;
    router.get("/{all...}", Permission::Anyone, nothing)
        .get("/a/{id}", Permission::Anyone, nothing)
        .get("/a/new", Permission::Anyone, nothing)
        .get("/a/{key}/b", Permission::Anyone, nothing);

    CHECK(router.match(Method::Get, "/a/new").route->pattern == "/a/new");
    CHECK(router.match(Method::Get, "/a/7").params == http::Pairs{{"id", "7"}});
    CHECK(router.match(Method::Get, "/a/new/b").params == http::Pairs{{"key", "new"}});
    CHECK(router.match(Method::Get, "/a/7/c").params == http::Pairs{{"all", "a/7/c"}});
    CHECK(router.match(Method::Get, "/").params == http::Pairs{{"all", ""}});
}

TEST_CASE("an encoded slash stays inside its segment") {
    Router router;
    router.get("/a/{id}", Permission::Anyone, nothing);

    CHECK(router.match(Method::Get, "/a/x%2Fy").params == http::Pairs{{"id", "x/y"}});
    CHECK(router.match(Method::Get, "/a/x/y").route == nullptr);
    CHECK(router.match(Method::Get, "/a/").route == nullptr);
}

TEST_CASE("another method is told which there are, and HEAD goes with GET") {
    Router router;
    router.get("/a", Permission::Anyone, nothing).post("/a", Permission::Clerk, nothing);

    auto wrong = router.match(Method::Delete, "/a");

    CHECK(wrong.route == nullptr);
    CHECK(wrong.allow == "GET, HEAD, POST");
    router.patch("/a", Permission::Clerk, nothing);
    CHECK(router.match(Method::Delete, "/a").allow == "GET, HEAD, POST, PATCH");
    CHECK(router.match(Method::Patch, "/a").route->method == Method::Patch);
    CHECK(router.match(Method::Head, "/a").route->method == Method::Get);
    CHECK(router.match(Method::Get, "/b").allow.empty());
}

TEST_CASE("two routes of one method and shape, or a malformed pattern, are bugs") {
    Router router;
    router.get("/a/{id}", Permission::Anyone, nothing);

    CHECK_THROWS_AS(router.get("/a/{key}", Permission::Clerk, nothing), platform::Bug);
    CHECK_THROWS_AS(router.get("a", Permission::Anyone, nothing), platform::Bug);
    CHECK_THROWS_AS(router.get("/{rest...}/a", Permission::Anyone, nothing), platform::Bug);
}

TEST_CASE("every route can be listed with its access") {
    Router router;
    router.get("/a", Permission::Anyone, nothing).del("/a/{id}", Permission::Clerk, nothing);

    REQUIRE(router.routes().size() == 2);
    CHECK(router.routes()[1]->method == Method::Delete);
    CHECK(router.routes()[1]->access == Permission::Clerk);
}
