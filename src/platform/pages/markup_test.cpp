#include "platform/pages/markup.hpp"

#include "platform/pages/pages.hpp"

#include <doctest/doctest.h>

namespace {

std::string escaped_by_template(std::string_view value) {
    pages::Templates templates;
    templates.add("page", "<p>{{X}}</p>").ready();
    pages::Document document;
    document.view().set("X", value);
    return templates.render("page", document).text();
}

std::string escaped_by_markup(std::string_view value) {
    return pages::Markup{}.tags("<p>").text(value).tags("</p>").finish().text();
}

std::string address(std::string_view path) {
    return pages::Markup{}.address(path).finish().text();
}

std::string render(std::string_view markup, const pages::Document& document) {
    pages::Templates templates;
    templates.add("page", markup).ready();
    return templates.render("page", document).text();
}

}  // namespace

TEST_CASE("markup escapes every byte as a template does") {
    std::string every;
    for (int byte = 1; byte < 256; ++byte)
        every += static_cast<char>(byte);
    CHECK(escaped_by_markup(every) == escaped_by_template(every));
    CHECK(escaped_by_markup("何霞<b>&\"'根") == "<p>何霞&lt;b&gt;&amp;&quot;&#39;根</p>");
    CHECK(escaped_by_markup("") == "<p></p>");
}

TEST_CASE("markup leads to this site's own pages only") {
    CHECK(address("/records/p1?a=1&b=2") == "/records/p1?a=1&amp;b=2");
    CHECK(address("/a\"><script>") == "/a&quot;&gt;&lt;script&gt;");
    CHECK(address("javascript:alert(1)") == "#");
    CHECK(address("//elsewhere.example") == "#");
    CHECK(address("/\\elsewhere.example") == "#");
    CHECK(address("") == "#");
}

TEST_CASE("a part stands in its template as it was made") {
    pages::Document document;
    document.view().put("ROWS", pages::Markup{}.tags("<li>").text("甲&乙").tags("</li>").finish());

    CHECK(render("<ul>{{ROWS:x-part}}</ul>", document) == "<ul><li>甲&amp;乙</li></ul>");
}

TEST_CASE("each part of a page stands in its own place, in lists and parts too") {
    pages::Templates templates;
    templates.add("layout", "{{>BODY}}")
        .add("body", "{{#ROW}}<p>{{A:x-part}}{{B:x-part}}</p>{{/ROW}}")
        .ready();
    pages::Document document;
    auto row = document.view().include("BODY", "body").list("ROW");
    row.put("B", pages::Markup{}.tags("<b>").finish());
    row.put("A", pages::Markup{}.tags("<i>").finish());

    CHECK(templates.render("layout", document).text() == "<p><i><b></p>");
}

TEST_CASE("a text never becomes markup where a part should stand") {
    pages::Document document;
    document.view().set("ROWS", "<script>alert(1)</script>");
    CHECK(render("<ul>{{ROWS:x-part}}</ul>", document) == "<ul></ul>");

    pages::Document with_part;
    with_part.view().put("ROWS", pages::Markup{}.tags("<li>").finish());
    with_part.view().set("OTHER", "<script>").set("NEXT", "7").set("BELOW", "-1");
    CHECK(render("<ul>{{OTHER:x-part}}{{NEXT:x-part}}{{BELOW:x-part}}</ul>", with_part) ==
          "<ul></ul>");
}
