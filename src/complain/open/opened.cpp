#include "complain/open/open_pages.hpp"
#include "complain/open/shown_rows.hpp"
#include "platform/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

/// Quoted always; a text that a spreadsheet would take for a formula begins with an apostrophe.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos)
        out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string line(std::initializer_list<std::string_view> cells) {
    std::string out;
    for (const auto cell : cells) {
        if (!out.empty()) out += ',';
        out += quoted(cell);
    }
    return out + "\r\n";
}

std::string number(std::optional<std::int64_t> value) {
    return value ? std::to_string(*value) : "少于5件";
}

void add_year(std::string& out, const ShownYear& year) {
    const auto when = std::to_string(year.year);
    out += line({"收到", when, "全县", "", number(year.received)});
    out += line({"受理", when, "全县", "", number(year.accepted)});
    out += line({"办理期限已到", when, "全县", "", number(year.fell_due)});
    out += line({"其中按期办完", when, "全县", "", number(year.closed_in_time)});
    out += line({"办结", when, "全县", "", number(year.closed)});
    for (const auto& town : year.towns)
        for (const Kind kind : kinds()) {
            const auto count = town.received.at(static_cast<std::size_t>(kind));
            const auto said = count == 0 ? "少于5件" : fmt::format("{}至{}件", count, count + 4);
            out += line({"收到", when, town.name, title_of(kind), said});
        }
    for (const auto& one : year.medians)
        out += line(
            {"一半的件不超过（天）", when, one.town, title_of(one.kind), std::to_string(one.days)});
}

}  // namespace

Opened opened(db::Session& session, std::string_view wanted, Date today) {
    Opened out;
    out.clarifications =
        clarifications_on(today, public_rows::shown(session, clarifications_name).value_or(""));
    out.figures = figures_from(public_rows::shown(session, figures_name).value_or(""));
    out.months = public_rows::shown_months(session);
    if (out.months.empty()) return out;
    const auto found = std::ranges::find(out.months, wanted);
    out.month = found == out.months.end() ? out.months.front() : *found;
    out.outcomes =
        outcomes_from(public_rows::shown(session, outcomes_name(out.month)).value_or(""));
    return out;
}

std::string csv_of(const Opened& shown) {
    std::string out = "\xEF\xBB\xBF" + line({"内容", "时间", "地方", "类别", "结果"});
    if (shown.figures)
        for (const auto& year : shown.figures->years)
            add_year(out, year);
    for (const auto& one : shown.outcomes) {
        const auto found = one.withdrawn ? fmt::format("已撤回：{}", title_of(*one.withdrawn))
                                         : fmt::format("{}。{}", title_of(one.found), one.measures);
        out += line({"处理结果", shown.month, one.town_name, title_of(one.kind), found});
    }
    return out;
}

std::string json_of(const Opened& shown) {
    json::Array months;
    months.reserve(shown.months.size());
    for (const auto& month : shown.months)
        months.emplace_back(month);
    constexpr json::Limits limits{std::size_t{16} << 20, 16};
    json::Object out{{"figures", nullptr}, {"months", std::move(months)}, {"outcomes", nullptr}};
    if (shown.figures) out["figures"] = json::parse(figures_text(*shown.figures), limits);
    if (!shown.month.empty())
        out["outcomes"] = json::parse(outcomes_text(shown.month, shown.outcomes), limits);
    out["clarifications"] =
        json::parse(clarifications_text(shown.clarifications), limits).at("items");
    return json::write(out);
}

}  // namespace complain
