#include "guard/vault/vault_test.hpp"
#include "platform/http/running.hpp"
#include "platform/json/json.hpp"
#include "platform/testing/http_client.hpp"

#include <doctest/doctest.h>

namespace guard::test {

using testing::Answer;
using testing::Headers;

namespace {

http::Router routes_of(Guard& guard) {
    http::Router router;
    mount(router, guard, {.demo = Demo::Yes, .region_name = {}});
    return router;
}

http::Hooks hooks_of(Guard& guard) {
    http::Hooks hooks;
    hooks.gatekeeper = gatekeeper(guard);
    hooks.error_page = api_error;
    return hooks;
}

/// The same office as seen by browsers.
struct Served : WithVaults {
    FreshPassword one = trustee("trustee_1", "县纪委监委");
    FreshPassword two = trustee("trustee_2", "县委组织部");
    FreshPassword lost = handler();
    http::Router router = routes_of(guard);
    http::Running server{router, hooks_of(guard)};

    Answer ask(std::string_view method, std::string_view path, const Headers& headers,
               const json::Object& body = {}) {
        return testing::fetch(server.port(), method, std::string{"/office/api"}.append(path),
                              headers, json::write(body));
    }
    Headers sign_in(std::string_view login, std::string_view password) {
        const auto answer = ask("POST", "/session", {}, {{"login", login}, {"password", password}});
        REQUIRE(answer.status == 200);
        const auto csrf = json::Fields::read(answer.body).text("csrf", "csrf");
        return {{"Cookie", answer.cookie("mb_session")}, {"X-CSRF-Token", csrf}};
    }
    json::Object state(const Headers& who) {
        const auto answer = ask("GET", "/vault", who);
        REQUIRE(answer.status == 200);
        return json::parse(answer.body).as_object();
    }
};

}  // namespace

TEST_CASE("the vault's routes refuse the wrong role") {
    Served office;
    const auto handler = office.sign_in("handler", office.lost.password);

    CHECK(office.ask("GET", "/vault", handler).status == 200);
    CHECK(office.ask("GET", "/vault/recoveries", handler).status == 403);
    const json::Object body{{"reason", "已当面核对"}};
    CHECK(office.ask("POST", "/vault/recoveries/1/consent", handler, body).status == 403);
    CHECK(office.ask("POST", "/vault/recoveries/1/refusal", handler, body).status == 403);
    CHECK(office.ask("DELETE", "/vault/recovery", handler).status == 409);
    CHECK(office
              .ask("POST", "/vault/recovery/completion", handler,
                   {{"password", office.lost.password}})
              .status == 409);
}

TEST_CASE("a lost vault comes back through the routes") {
    Served office;
    const auto first = office.sign_in("trustee_1", office.one.password);
    const auto second = office.sign_in("trustee_2", office.two.password);
    CHECK(office.state(office.sign_in("handler", office.lost.password)).at("state") == "open");
    const auto fresh = office.guard.officers.reset(Actor::system(), office.lost.id);
    const auto back = office.sign_in("handler", fresh.password);
    const std::string own = "three unlike words";
    CHECK(office.ask("PUT", "/password", back, {{"old", fresh.password}, {"new", own}}).status ==
          204);
    CHECK(office.state(back).at("state") == "locked");

    const auto asked =
        office.ask("POST", "/vault/recovery", back, {{"reason", "忘记了密码"}, {"password", own}});
    CHECK(asked.status == 201);
    const auto address = "/vault/recoveries/" + json::Fields::read(asked.body).text("id", "id");
    const json::Object body{{"reason", "已当面核对"}};
    CHECK(office.ask("POST", address + "/consent", first, body).status == 204);
    const auto list = json::parse(office.ask("GET", "/vault/recoveries", first).body).at("items");
    CHECK(list.at(0).at("officer") == "演示handler");
    CHECK(list.at(0).at("reason") == "忘记了密码");
    CHECK(list.at(0).at("consented") == true);
    CHECK(list.at(0).at("whole") == false);
    CHECK(office.ask("POST", address + "/consent", second, body).status == 204);
    CHECK(office.state(back).at("recovery").at("whole") == true);
    CHECK(office.ask("POST", "/vault/recovery/completion", back, {{"password", own}}).status ==
          204);

    const auto state = office.state(back);
    CHECK(state.at("state") == "open");
    CHECK(state.at("pairs") == 1);
    CHECK(state.at("shared") == true);
    CHECK(state.at("recovery").at("state") == "done");
}

TEST_CASE("who needs an open vault and has none is told what to do") {
    Served office;
    office.sign_in("trustee_1", office.one.password);
    const auto fresh = office.guard.officers.reset(Actor::system(), office.one.id);
    const auto back = office.sign_in("trustee_1", fresh.password);
    const std::string own = "three unlike words";
    office.ask("PUT", "/password", back, {{"old", fresh.password}, {"new", own}});

    const auto answer =
        office.ask("POST", "/vault/recoveries/1/consent", back, {{"reason", "已当面核对"}});

    CHECK(answer.status == 409);
    CHECK(json::parse(answer.body).at("error").at("message") ==
          "保管箱没有打开，请退出后重新登录。");
}

}  // namespace guard::test
