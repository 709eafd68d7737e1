#include "disclose/routes.hpp"

#include "disclose/office_test.hpp"
#include "guard/guard.hpp"
#include "platform/json/json.hpp"

using namespace disclose;
using disclose::test::County;
using disclose::test::TableKind;

namespace {

struct Api : County {
    http::Router router;

    Api() { mount(router, office); }

    http::Response call(http::Method method, const std::string& target, const guard::Actor& actor,
                        const std::string& body = {}) {
        http::Request request{{.method = method, .target = target, .headers = {}, .body = body}};
        auto match = router.match(method, request.raw_path());
        REQUIRE(match.route != nullptr);
        request.set_route(match.route->pattern, match.params);
        request.session = std::make_shared<guard::Actor>(actor);
        return match.route->handler(request);
    }
    json::Object get(const std::string& target, const guard::Actor& actor) {
        return body_of(call(http::Method::Get, target, actor));
    }
    static json::Object body_of(const http::Response& response) {
        return json::parse(std::get<std::string>(response.body), {1 << 20, 16}).as_object();
    }
};

}  // namespace

TEST_CASE("no route of the slice is open to anyone") {
    Api api;

    for (const auto* route : api.router.routes())
        CHECK(route->access != http::Access{guard::Permission::Anyone});
    CHECK(api.router.routes().size() == 23);
}

TEST_CASE("a batch is reviewed over the API, and it says who may do what") {
    Api api;
    const auto batch = std::to_string(api.payments({{"S1"}, {"S2"}}).value());
    const auto path = fmt::format("/office/api/batches/{}", batch);

    CHECK(api.get("/office/api/batches", api.reviewer)["items"].as_array().size() == 1);
    CHECK(api.get(path, api.reviewer)["may"].as_array().size() == 1);
    const auto answer =
        Api::body_of(api.call(http::Method::Post, fmt::format("{}/reviews", path), api.reviewer,
                              R"({"step":"business","decision":"pass"})"));
    CHECK(answer.at("stage") == "finance");
    CHECK(answer.at("may").as_array().empty());
    const auto detail = api.get(path, api.finance);
    CHECK(detail.at("reviews").as_array().size() == 1);
    CHECK(detail.at("programs").as_array().front().at("profile") == "none");
    const auto rows = api.get(fmt::format("{}/rows", path), api.reviewer);
    CHECK(rows.at("items").as_array().size() == 2);
    CHECK(json::write(rows).find("43029919") == std::string::npos);
}

TEST_CASE("a batch out of one's reach is not there") {
    Api api;
    const auto batch = std::to_string(api.payments({{"S1"}}).value());

    CHECK(api.get("/office/api/batches", api.stranger)["items"].as_array().empty());
    CHECK_REFUSED(NotFound, api.get("/office/api/batches/" + batch, api.stranger));
    CHECK_REFUSED(NotFound, api.get("/office/api/batches/" + batch + "/rows", api.stranger));
    auto town_clerk = api.officer("town", guard::Role::TownClerk);
    town_clerk.grants.front().region = domain::RegionCode{430299100000};
    CHECK_REFUSED(NotFound, api.get("/office/api/batches/" + batch + "/rows", town_clerk));
    CHECK_REFUSED(Forbidden, api.get("/office/api/publications", town_clerk));
}

TEST_CASE("profiles and the catalogue are signed over the API") {
    Api api;
    api.hand_in(TableKind::Program, {api.program("MZ01")});

    const auto answer = Api::body_of(
        api.call(http::Method::Post, "/office/api/profiles", api.secrecy,
                 R"({"program":"MZ01","year":2017,"profile":"named","retention_days":365,)"
                 R"("reason":"依据目录"})"));
    CHECK(answer.at("pending") == true);
    CHECK(api.get("/office/api/profiles?year=2017", api.secrecy)
              .at("items")
              .as_array()
              .front()
              .at("profile") == "none");
    api.call(http::Method::Post, "/office/api/profiles/MZ01/2017/cosignature", api.leader);
    api.call(http::Method::Post, "/office/api/catalogue", api.leader,
             R"({"year":2017,"programs":["MZ01"]})");

    const auto item = api.get("/office/api/profiles?year=2017", api.secrecy)
                          .at("items")
                          .as_array()
                          .front()
                          .as_object();
    CHECK(item.at("profile") == "named");
    CHECK(item.at("program_name") == "项目MZ01");
    CHECK(api.get("/office/api/catalogue?year=2017", api.leader)
              .at("items")
              .as_array()
              .front()
              .at("signed_by") == "leader");
}

TEST_CASE("a publication is found by the row's own number and withdrawn by two") {
    Api api;
    api.published({{"S1"}, {"S2"}});
    const auto found = api.get("/office/api/publications?query=S2", api.publisher);
    REQUIRE(found.at("items").as_array().size() == 1);
    const std::string record{found.at("items").as_array().front().at("record").as_string()};
    const auto path = fmt::format("/office/api/publications/{}/withdrawal", record);

    api.call(http::Method::Post, path, api.publisher, R"({"reason":"privacy","note":"本人要求"})");
    CHECK(api.get("/office/api/withdrawals", api.publisher)
              .at("items")
              .as_array()
              .front()
              .at("mine") == true);
    const auto done = Api::body_of(
        api.call(http::Method::Post, fmt::format("{}/confirmation", path), api.secrecy));

    CHECK(done.at("event") == "2");
    CHECK(api.get("/office/api/publications", api.publisher).at("items").as_array().size() == 2);
}

TEST_CASE("a policy is written, published and told with its fields") {
    Api api;
    const std::string body =
        R"({"index_number":"A1","title":"通知","issuer":"县政府","issued_on":"2017-01-05",)"
        R"("subject":"低保","audience":"全体村民","status":"有效","body":"正文","programs":["MZ01"]})";

    const auto added =
        Api::body_of(api.call(http::Method::Post, "/office/api/policies", api.leader, body));
    const std::string id{added.at("id").as_string()};
    CHECK_REFUSED(Conflict, api.call(http::Method::Post, "/office/api/policies", api.leader, body));
    CHECK_REFUSED(Forbidden, api.call(http::Method::Post,
                                      "/office/api/policies/" + id + "/publication", api.leader));
    api.call(http::Method::Post, "/office/api/policies/" + id + "/publication", api.publisher);

    db::Reader reader{api.pool()};
    CHECK(public_policies(reader).front().programs.front() == "MZ01");
}
