#include "portal/projection_test.hpp"

#include <doctest/doctest.h>

namespace {

using portal::testing::Town;

http::Request request_for(std::string_view target, std::string_view cookie = {}) {
    http::Request::Parts parts;
    parts.target = target;
    if (!cookie.empty())
        parts.headers.emplace_back("Cookie", "mingbai_view=" + std::string(cookie));
    return http::Request{std::move(parts)};
}

}  // namespace

TEST_CASE("a page once made is found by the socket's thread, each skin by itself") {
    Town town;
    CHECK_FALSE(town.site.lookup(request_for("/programs")));
    auto plain = town.get("/programs");

    REQUIRE(town.site.lookup(request_for("/programs")));
    CHECK(town.site.lookup(request_for("/programs"))->plain == plain);
    CHECK_FALSE(town.site.lookup(request_for("/programs", "e")));
    CHECK(town.get("/programs", "e").find("data-size=\"elder\"") != std::string::npos);
}

TEST_CASE("after a second no kept page is given without a look at the generation") {
    Town town;
    town.get("/programs");
    town.clock.set(town.clock.now() + std::chrono::seconds{2});
    CHECK_FALSE(town.site.lookup(request_for("/programs")));
    town.get("/about");
    CHECK(town.site.lookup(request_for("/programs")));
}

TEST_CASE("a push replaces what was kept") {
    Town town;
    CHECK(town.get("/places/430299100201/programs/NY01").find("吴杰芳") != std::string::npos);

    town.push([](db::Transaction& tx) {
        tx.run("UPDATE portal_payment SET withdrawn = '错误' WHERE record_id = 'p2'");
    });

    CHECK(town.get("/places/430299100201/programs/NY01").find("吴杰芳") == std::string::npos);
}

TEST_CASE("what a stranger adds to an address is not kept") {
    Town town;
    town.get("/programs?x=1");
    CHECK(town.status == 200);
    CHECK_FALSE(town.site.lookup(request_for("/programs?x=1")));
    town.get("/search?q=ab");
    CHECK_FALSE(town.site.lookup(request_for("/search?q=ab")));
}

TEST_CASE("settings are kept in a cookie and lead back into this site only") {
    Town town;
    auto saved = town.post("/settings", "size=elder&contrast=high&back=%2Fprograms%3Fyear%3D2017");
    CHECK(saved.status == 303);
    CHECK(saved.header("Location") == "/programs?year=2017");
    REQUIRE(saved.cookies.size() == 1);
    CHECK(saved.cookies[0].value == "eh");
    CHECK(town.post("/settings", "size=elder&back=%2F%2Fevil.example").header("Location") == "/");
    CHECK(town.post("/settings", "size=elder&back=%2F%5Cevil.example").header("Location") == "/");
    CHECK(town.post("/settings", "size=elder&back=https%3A%2F%2Fevil.example").header("Location") ==
          "/");
}

TEST_CASE("a program that asks for JSON gets its errors as JSON") {
    Town town;
    town.get("/");
    http::Request request{{.target = "/nowhere", .headers = {{"Accept", "application/json"}}}};
    auto response = town.site.error_page(request, 404, "没有");
    CHECK(response.header("Content-Type").value_or("").find("json") != std::string_view::npos);
}
