#include "platform/json/json.hpp"

#include "platform/testing/refused.hpp"

TEST_CASE("a field is read by its name and type") {
    const auto fields =
        json::Fields::read(R"({"login":"minzheng","on":true,"n":7,"id":"12","all":["a","b"]})");

    CHECK(fields.text("login", "登录名") == "minzheng");
    CHECK(fields.boolean("on", "开关"));
    CHECK(fields.integer("n", "数") == 7);
    CHECK(fields.id("id", "编号") == 12);
    CHECK(fields.texts("all", "全部") == std::vector<std::string>{"a", "b"});
    CHECK_FALSE(fields.maybe_text("none", "无"));
}

TEST_CASE("a refusal names the field as the user knows it") {
    const auto fields = json::Fields::read(R"({"login":7,"empty":""})");

    CHECK_THROWS_WITH(fields.text("login", "登录名"), "“登录名”的格式不对，请改正后重新提交。");
    CHECK_THROWS_WITH(fields.text("empty", "姓名"), "请填写“姓名”。");
    CHECK_REFUSED(Invalid, fields.boolean("missing", "开关"));
    CHECK_REFUSED(Invalid, fields.objects("login", "角色"));
}

TEST_CASE("what is no JSON object is refused") {
    CHECK_REFUSED(Invalid, json::Fields::read("[1]"));
    CHECK_REFUSED(Invalid, json::Fields::read("{\"a\":"));
    CHECK_REFUSED(Invalid, json::Fields::read(""));
    CHECK_REFUSED(Invalid, json::Fields::read("{\"a\":\"\xFF\"}"));
}

TEST_CASE("what is too long or too deep is refused") {
    CHECK_REFUSED(Invalid, json::parse("\"" + std::string(100, 'x') + "\"", {.bytes = 50}));
    CHECK_REFUSED(Invalid, json::parse(std::string(40, '[') + std::string(40, ']')));
    CHECK_NOTHROW(json::parse(std::string(10, '[') + std::string(10, ']')));
}

TEST_CASE("a text's length is counted in characters and holds no control characters") {
    const auto fields = json::Fields::read("{\"name\":\"张三丰\",\"bad\":\"a\\u0000b\"}");

    CHECK(fields.text("name", "姓名", 3) == "张三丰");
    CHECK_REFUSED(Invalid, fields.text("name", "姓名", 2));
    CHECK_REFUSED(Invalid, fields.text("bad", "备注"));
}

TEST_CASE("a row's number is positive decimal text and nothing else") {
    CHECK(json::parse_id("42") == 42);
    CHECK_FALSE(json::parse_id("0"));
    CHECK_FALSE(json::parse_id("-1"));
    CHECK_FALSE(json::parse_id("42x"));
    CHECK_FALSE(json::parse_id(""));
    CHECK_FALSE(json::parse_id("99999999999999999999"));
}
