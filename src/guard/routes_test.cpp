#include "guard/office_test.hpp"
#include "platform/http/running.hpp"
#include "platform/json/json.hpp"
#include "platform/testing/http_client.hpp"

#include <doctest/doctest.h>

namespace guard::test {

using testing::Answer;
using testing::Headers;

namespace {

http::Router routes_of(Guard& guard, Demo demo) {
    http::Router router;
    mount(router, guard,
          {.demo = demo, .region_name = [](domain::RegionCode) { return std::string{"示例县"}; }});
    return router;
}

http::Hooks hooks_of(Guard& guard) {
    http::Hooks hooks;
    hooks.gatekeeper = gatekeeper(guard);
    hooks.error_page = api_error;
    return hooks;
}

/// The routes at work, with a clerk, an operator and an auditor.
struct Served : Office {
    explicit Served(Demo demo = Demo::Yes) : router(routes_of(guard, demo)) {}

    FreshPassword clerk = add("clerk", {{Role::DepartmentClerk, county, "县民政局"}});
    FreshPassword boss = add("operator", {{Role::Operator, county}});
    FreshPassword auditor = add("auditor", {{Role::SystemAuditor, county}});
    http::Router router;
    http::Running server{router, hooks_of(guard)};

    Answer ask(std::string_view method, std::string_view path, const Headers& headers = {},
               std::string_view body = {}) {
        return testing::fetch(server.port(), method, std::string{"/office/api"}.append(path),
                              headers, body);
    }
    Answer sign_in(std::string_view login, std::string_view password) {
        return ask("POST", "/session", {},
                   json::write(json::Object{{"login", login}, {"password", password}}));
    }
    /// What a browser sends after signing in.
    Headers signed_in(std::string_view login, std::string_view password) {
        const auto answer = sign_in(login, password);
        REQUIRE(answer.status == 200);
        const auto csrf = json::Fields::read(answer.body).text("csrf", "csrf");
        return {{"Cookie", answer.cookie("mb_session")}, {"X-CSRF-Token", csrf}};
    }
};

std::string without_names(std::string pattern) {
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
        pattern.replace(open, pattern.find('}', open) - open + 1, "1");
    return pattern;
}

}  // namespace

TEST_CASE("every route refuses nobody unless it is for anyone") {
    Served office;

    int visited = 0;
    for (const http::Route* route : office.router.routes()) {
        if (route->access == http::Access{Permission::Anyone}) continue;
        CAPTURE(route->pattern);
        const auto answer = testing::fetch(office.server.port(), http::to_string(route->method),
                                           without_names(route->pattern), {}, "{}");
        CHECK(answer.status == 401);
        ++visited;
    }
    CHECK(visited == 16);
}

TEST_CASE("a route refuses the wrong role") {
    Served office;
    const auto clerk = office.signed_in("clerk", office.clerk.password);
    const auto boss = office.signed_in("operator", office.boss.password);

    CHECK(office.ask("GET", "/officers", clerk).status == 403);
    CHECK(office.ask("GET", "/audit", clerk).status == 403);
    CHECK(office.ask("GET", "/audit", boss).status == 403);
    CHECK(office.ask("GET", "/officers", boss).status == 200);
}

TEST_CASE("signing in answers the officer, a cookie scripts cannot read, and a CSRF token") {
    Served office;

    const auto answer = office.sign_in("clerk", office.clerk.password);

    CHECK(answer.status == 200);
    const auto cookie = answer.header("Set-Cookie");
    CHECK(cookie.find("HttpOnly") != std::string::npos);
    CHECK(cookie.find("SameSite=Lax") != std::string::npos);
    CHECK(cookie.find("Path=/office") != std::string::npos);
    CHECK(cookie.find("Secure") == std::string::npos);  // a demo on one's own machine
    const auto body = json::parse(answer.body).as_object();
    const auto& officer = body.at("officer").as_object();
    CHECK(officer.at("login") == "clerk");
    CHECK(officer.at("roles").at(0).at("region_name") == "示例县");
    CHECK(officer.at("permissions") ==
          json::parse(R"(["import_tables","write_policy","see_ledger"])"));
    CHECK(officer.at("must_change_password") == false);
}

TEST_CASE("outside a demo county the cookie wants HTTPS") {
    Served office{Demo::No};

    const auto answer = office.sign_in("clerk", office.clerk.password);

    CHECK(answer.header("Set-Cookie").find("Secure") != std::string::npos);
}

TEST_CASE("a wrong password is 401 in the API's own form") {
    Served office;

    const auto answer = office.sign_in("clerk", "not-the-password");

    CHECK(answer.status == 401);
    const auto error = json::parse(answer.body).at("error");
    CHECK(error.at("kind") == "unauthenticated");
    CHECK_FALSE(error.as_object().contains("code_required"));
    CHECK(answer.cookie("mb_session").empty());
}

TEST_CASE("a second factor that is due is asked for") {
    Served office;
    const auto clerk = office.signed_in("clerk", office.clerk.password);
    office.ask("POST", "/totp", clerk, "{}");
    office.tamper("UPDATE guard_officer SET totp_confirmed = 1 WHERE login = 'clerk'");

    const auto answer = office.sign_in("clerk", office.clerk.password);

    CHECK(answer.status == 401);
    CHECK(json::parse(answer.body).at("error").at("code_required") == true);
}

TEST_CASE("what changes something needs the session's CSRF token") {
    Served office;
    auto boss = office.signed_in("operator", office.boss.password);
    const auto other = office.signed_in("clerk", office.clerk.password);
    const std::string body = R"({"login":"fresh","name":"演示","department":"县残联","roles":[]})";
    const Headers bare{boss[0]};
    const Headers anothers{boss[0], other[1]};

    CHECK(office.ask("POST", "/officers", bare, body).status == 403);
    CHECK(office.ask("POST", "/officers", anothers, body).status == 403);
    CHECK(office.ask("DELETE", "/session", bare).status == 403);
    CHECK(office.ask("GET", "/officers", bare).status == 200);
    CHECK(office.ask("POST", "/officers", boss, body).status == 200);
}

TEST_CASE("signing out ends the session") {
    Served office;
    const auto clerk = office.signed_in("clerk", office.clerk.password);

    CHECK(office.ask("DELETE", "/session", clerk).status == 204);

    CHECK(office.ask("GET", "/session", clerk).status == 401);
}

TEST_CASE("a session shows itself and its CSRF token again") {
    Served office;
    const auto clerk = office.signed_in("clerk", office.clerk.password);

    const auto answer = office.ask("GET", "/session", clerk);

    CHECK(answer.status == 200);
    CHECK(json::Fields::read(answer.body).text("csrf", "csrf") == clerk[1].second);
}

TEST_CASE("a new officer signs in, changes the password, and only then works") {
    Served office;
    const auto boss = office.signed_in("operator", office.boss.password);
    const auto made = office.ask(
        "POST", "/officers", boss,
        R"({"login":"fresh","name":"演示","department":"县残联","roles":[{"role":"operator","region":"430299","department":""}]})");
    const auto first = json::Fields::read(made.body).text("password", "密码");
    const auto fresh = office.signed_in("fresh", first);

    CHECK(office.ask("GET", "/officers", fresh).status == 403);
    const auto body = json::write(json::Object{{"old", first}, {"new", "three unlike words"}});
    CHECK(office.ask("PUT", "/password", fresh, body).status == 204);
    CHECK(office.ask("GET", "/officers", fresh).status == 200);
}

TEST_CASE("a disabled officer is refused with the next request") {
    Served office;
    const auto boss = office.signed_in("operator", office.boss.password);
    const auto clerk = office.signed_in("clerk", office.clerk.password);
    const auto path = "/officers/" + std::to_string(office.clerk.id.value()) + "/disabled";

    CHECK(office.ask("PUT", path, boss, R"({"disabled":true})").status == 204);

    CHECK(office.ask("GET", "/session", clerk).status == 401);
    CHECK(office.ask("PUT", "/officers/x/disabled", boss, R"({"disabled":true})").status == 404);
    CHECK(office.ask("PUT", path, boss, R"({"disabled":"yes"})").status == 400);
}

TEST_CASE("the audit comes newest first, by pages and by subject") {
    Served office;
    for (int i = 0; i < 60; ++i)
        office.guard.gate.record(Actor::system(), "test.row", "row:" + std::to_string(i));
    const auto auditor = office.signed_in("auditor", office.auditor.password);

    const auto first = json::parse(office.ask("GET", "/audit", auditor).body).as_object();
    const auto next = std::string{first.at("next").as_string()};
    const auto second = json::parse(office.ask("GET", "/audit?after=" + next, auditor).body);
    const auto one = json::parse(office.ask("GET", "/audit?subject=row:7", auditor).body);

    CHECK(first.at("items").as_array().size() == 50);
    CHECK(first.at("items").at(0).at("action") == "session.open");
    CHECK(first.at("items").at(0).at("at") == "2017-09-01T10:00:00+08:00");
    CHECK(second.at("items").as_array().size() == 14);
    CHECK_FALSE(second.as_object().contains("next"));
    CHECK(one.at("items").as_array().size() == 1);
    CHECK(office.ask("GET", "/audit?after=x", auditor).status == 400);
}

TEST_CASE("the public zone opens only what is for anyone") {
    http::Router router;
    router.get("/open", Permission::Anyone,
               [](http::Request&) { return http::Response::text("open"); });
    router.get("/closed", Permission::SignedIn,
               [](http::Request&) { return http::Response::text("closed"); });
    http::Hooks hooks;
    hooks.gatekeeper = public_gatekeeper();
    http::Running server{router, hooks};

    CHECK(testing::fetch(server.port(), "GET", "/open").status == 200);
    CHECK(testing::fetch(server.port(), "GET", "/closed").status == 403);
}

}  // namespace guard::test
