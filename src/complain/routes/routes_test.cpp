#include "complain/routes/served_test.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace complain;
using namespace complain::test;
using http::Method;

namespace {

/// A body that says nothing wrong, for routes whose handler reads one before it asks for the case:
/// so that what is refused is who asks.
const std::map<std::string, std::string, std::less<>> bodies{
    {"POST /office/api/cases/{id}/openings", R"({"reason":"办理"})"},
    {"PUT /office/api/cases/{id}/class", R"({"kind":"service","theme":"other"})"},
    {"POST /office/api/cases/{id}/moves", R"({"move":"screen"})"},
    {"POST /office/api/cases/{id}/words", R"({"internal":true,"text":"已经问过"})"},
    {"POST /office/api/cases/{id}/holders", R"({"officer":"1","reason":"一起办理"})"},
    {"DELETE /office/api/cases/{id}/holders/{officer}", R"({"reason":"不再办理"})"},
    {"POST /office/api/cases/{id}/tasks",
     R"({"due":"2017-10-20","text":"核对名册","officer":"1"})"},
    {"POST /office/api/cases/{id}/redactions", R"({"names":[]})"},
    {"POST /office/api/cases/{id}/identity-requests", R"({"motive":"笔迹只能当面核对，要见本人"})"},
    {"POST /office/api/identity-requests/{id}/decision", R"({"granted":true,"reason":"同意"})"},
    {"DELETE /office/api/identity-requests/{id}", R"({"reason":"不再需要"})"},
    {"POST /office/api/cases/{id}/exports", R"({"names":[],"reason":"移交"})"},
    {"PUT /office/api/cases/{id}/outcome", R"({"measures":"已经补发"})"},
    {"POST /office/api/cases/{id}/outcome/check", R"({"measures":"已经补发"})"},
    {"DELETE /office/api/cases/{id}/outcome", R"({"reason":"mistake"})"},
    {"POST /office/api/phrases", R"({"title":"受理告知","words":"已受理"})"},
    {"PUT /office/api/phrases/{id}", R"({"title":"受理告知","words":"已受理"})"},
    {"POST /office/api/piles", R"({"reason":"清理"})"},
    {"POST /office/api/clearings",
     R"({"pile":"short","ids":["1"],"refused":"no_substance","words":"请写清楚一些"})"},
    {"POST /office/api/contacts",
     R"({"place":"430299000000","unit":"县信访局","duty":"信访","telephone":"0731-55550100"})"},
};

/// Lists that an officer with nothing to do with complaints may ask for, and finds empty.
const std::set<std::string, std::less<>> empty_for_others{"GET /office/api/cases",
                                                          "GET /office/api/reminders"};

std::string name_of(const http::Route& route) {
    const std::map<Method, const char*> methods{{Method::Get, "GET "},
                                                {Method::Post, "POST "},
                                                {Method::Put, "PUT "},
                                                {Method::Patch, "PATCH "},
                                                {Method::Delete, "DELETE "}};
    return methods.at(route.method) + route.pattern;
}

/// The pattern with that case for its {id}, and a 1 for every other name.
std::string path_of(const http::Route& route, std::int64_t id) {
    std::string out;
    for (std::size_t at = 0; at < route.pattern.size();) {
        const auto open = route.pattern.find('{', at);
        out += route.pattern.substr(at, open - at);
        if (open == std::string::npos) break;
        at = route.pattern.find('}', open) + 1;
        out += route.pattern.substr(open, at - open) == "{id}" ? std::to_string(id) : "1";
    }
    return out;
}

struct Doors : Served {
    std::int64_t id = 0;

    Doors() {
        report();
        id = only_case(intake);
    }
    /// Those of complaints: whatever guard has not mounted.
    std::vector<const http::Route*> all() {
        http::Router guards;
        guard::mount(guards, guard, {.demo = guard::Demo::Yes, .region_name = {}});
        std::set<std::string> known;
        for (const auto* route : guards.routes())
            known.insert(name_of(*route));
        std::vector<const http::Route*> out;
        for (const auto* route : router.routes())
            if (!known.contains(name_of(*route))) out.push_back(route);
        return out;
    }
    Answered visit(const SignedIn& who, const http::Route& route, std::int64_t of) {
        const auto body = bodies.find(name_of(route));
        return ask(who, route.method, path_of(route, of),
                   body == bodies.end() ? std::string{} : body->second);
    }
};

}  // namespace

TEST_CASE("no route of complaints answers without a session") {
    Doors office;
    const auto routes = office.all();
    CHECK(routes.size() >= 30);
    for (const auto* route : routes) {
        INFO(name_of(*route));
        CHECK(office.visit({}, *route, office.id).status == 401);
    }
}

TEST_CASE("no route of complaints serves an officer who has nothing to do with them") {
    Doors office;
    const auto stranger = office.worker("publisher", Role::Publisher, "县政府办");
    const auto who = office.sign_in(stranger);
    for (const auto* route : office.all()) {
        const auto name = name_of(*route);
        INFO(name);
        const auto answer = office.visit(who, *route, office.id);
        if (empty_for_others.contains(name)) {
            CHECK(answer.status == 200);
            CHECK(answer.body.find(R"("items":[])") != std::string::npos);
            continue;
        }
        const bool is_refused = answer.status == 403 || answer.status == 404;
        CHECK(is_refused);
    }
}

TEST_CASE("who holds no key is answered as if there were no such case, on every route") {
    Doors office;
    constexpr std::int64_t none = 987'654;
    for (const auto* colleague : {&office.handler, &office.lead, &office.in_town}) {
        const auto who = office.sign_in(*colleague);
        for (const auto* route : office.all()) {
            if (route->pattern.find("/cases/{id}") == std::string::npos) continue;
            INFO(name_of(*route));
            const auto real = office.visit(who, *route, office.id);
            const auto unreal = office.visit(who, *route, none);
            const bool is_refused = real.status == 403 || real.status == 404;
            CHECK(is_refused);
            CHECK(real.status == unreal.status);
            CHECK(real.body == unreal.body);
        }
    }
}

TEST_CASE("a request that changes something needs the page's own token") {
    Doors office;
    auto who = office.sign_in(office.intake);
    who.csrf = "another";
    for (const auto* route : office.all()) {
        if (route->method == Method::Get) continue;
        INFO(name_of(*route));
        CHECK(office.visit(who, *route, office.id).status == 403);
    }
}
