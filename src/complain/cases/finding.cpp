#include "complain/cases/finding.hpp"

#include "platform/json/json.hpp"

namespace complain {

std::string finding_text(const Finding& finding) {
    return json::write(json::Object{{"theme", name_of(finding.theme)},
                                    {"place", finding.place},
                                    {"department", finding.department},
                                    {"post", finding.post}});
}

Finding finding_from(std::string_view text) {
    if (text.empty()) return {};
    const auto fields = json::Fields::read(text);
    Finding out;
    out.theme = theme_named(fields.text("theme", "主题", 20)).value_or(Theme::Other);
    out.place = fields.integer("place", "地方");
    out.department = fields.maybe_text("department", "部门", 80).value_or("");
    out.post = fields.maybe_text("post", "职务", 80).value_or("");
    return out;
}

}  // namespace complain
