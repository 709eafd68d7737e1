#include "platform/pages/pages.hpp"

#include "platform/core/refusal.hpp"

#include <doctest/doctest.h>

namespace {

std::string render(std::string_view markup, std::string_view value) {
    pages::Templates templates;
    templates.add("page", markup).ready();
    pages::Document document;
    document.view().set("X", value);
    return templates.render("page", document).text();
}

}  // namespace

TEST_CASE("a text cannot open a tag, close an attribute or name a character") {
    CHECK(render("<p>{{X}}</p>", R"(<script>&"')") == "<p>&lt;script&gt;&amp;&quot;&#39;</p>");
    CHECK(render(R"(<p title="{{X}}">a</p>)", R"("><b>&')") ==
          R"(<p title="&quot;&gt;&lt;b&gt;&amp;&#39;">a</p>)");
}

TEST_CASE("an address keeps its query and is escaped for its attribute") {
    CHECK(render(R"(<a href="{{X}}">a</a>)", "/search?q=%22&page=2") ==
          R"(<a href="/search?q=%22&amp;page=2">a</a>)");
    CHECK(render(R"(<a href="{{X}}">a</a>)", R"(/a"b<c>'d)") ==
          R"(<a href="/a&quot;b&lt;c&gt;&#39;d">a</a>)");
}

TEST_CASE("an address of a dangerous kind is not passed on") {
    CHECK(render(R"(<a href="{{X}}">a</a>)", "javascript:alert(1)").find("javascript") ==
          std::string::npos);
    CHECK(render(R"(<a href="{{X}}">a</a>)", "data:text/html,x").find("data:") ==
          std::string::npos);
}

TEST_CASE("Chinese and rare characters pass unchanged") {
    CHECK(render("<p>{{X}}</p>", "𠮷田·禤瑸") == "<p>𠮷田·禤瑸</p>");
}

TEST_CASE("lists repeat, sections hide, and entries see what is set around them") {
    pages::Templates templates;
    templates
        .add("page",
             "{{#ROW}}<li>{{NAME}}{{#OLD}} old{{/OLD}} "
             "{{PLACE}}</li>{{/ROW}}{{#EMPTY}}none{{/EMPTY}}")
        .ready();
    pages::Document document;
    document.view().set("PLACE", "村");

    document.view().list("ROW").set("NAME", "甲");
    document.view().list("ROW").set("NAME", "乙").show("OLD");

    CHECK(templates.render("page", document).text() == "<li>甲 村</li><li>乙 old 村</li>");
}

TEST_CASE("a part is filled by its own view and escapes too") {
    pages::Templates templates;
    templates.add("layout", "<main>{{>BODY}}</main>").add("body", "<p>{{X}}{{ALL}}</p>").ready();
    pages::Document document;
    document.view().set("X", "outer").set_for_all("ALL", "&");

    document.view().include("BODY", "body").set("X", "<inner>");

    CHECK(templates.render("layout", document).text() == "<main><p>&lt;inner&gt;&amp;</p></main>");
}

TEST_CASE("a malformed or doubled template and an unknown name are bugs") {
    pages::Templates templates;
    CHECK_THROWS_AS(templates.add("broken", "{{#A}}<p>{{/B}}"), platform::Bug);
    templates.add("page", "<p></p>");
    CHECK_THROWS_AS(templates.add("page", "<p></p>"), platform::Bug);
    templates.ready();
    CHECK_THROWS_AS(templates.render("other", pages::Document{}), platform::Bug);
}
