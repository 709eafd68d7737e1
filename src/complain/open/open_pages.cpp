#include "complain/open/open_pages.hpp"

#include "complain/pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

namespace {

using View = ::pages::View;

constexpr std::size_t page_size = 50;
/// Two years of them are linked; older ones have their address still.
constexpr std::size_t most_months = 24;

/// "93.3%"; never rounded up to what was not reached.
std::string percent(std::int64_t basis_points) {
    const auto tenth = basis_points % 100 / 10;
    return tenth == 0 ? fmt::format("{}%", basis_points / 100)
                      : fmt::format("{}.{}%", basis_points / 100, tenth);
}

/// "2017年10月" of "2017-10".
std::string month_title(std::string_view month) {
    const auto number = month.substr(5);
    return fmt::format("{}年{}月", month.substr(0, 4),
                       number.starts_with('0') ? number.substr(1) : number);
}

/// "2017年到10月底", "2016年全年".
std::string span_of(const ShownYear& year, std::string_view month) {
    const auto number = std::to_string(year.year);
    if (month.substr(0, 4) != number || month.substr(5) == "12") return number + "年全年";
    return number + "年到" +
           month_title(month).substr(number.size() + std::string_view{"年"}.size()) + "底";
}

void show_sentence(View part, const ShownYear& year, const std::string& span) {
    part.set("SPAN", span);
    if (!year.received) {
        part.show("FEW");
        return;
    }
    part.list("MANY").set("RECEIVED", std::to_string(*year.received));
    if (!year.fell_due) return;
    auto due = part.list("DUE").set("FELL_DUE", std::to_string(*year.fell_due));
    if (year.closed_in_time)
        due.list("IN_TIME").set("COUNT", std::to_string(*year.closed_in_time));
    else
        due.show("FEW_IN_TIME");
}

void show_rates(View part, const ShownYear& year) {
    bool is_any = false;
    const auto fact = [&](std::string_view label, std::string_view means, const std::string& text) {
        if (text.empty()) return;
        if (!is_any) part.show("HAS_FACTS");
        is_any = true;
        part.list("FACT").set("LABEL", label).set("MEANS", means).set("TEXT", text);
    };
    const auto rate = [](const std::optional<std::int64_t>& value) {
        return value ? percent(*value) : std::string{};
    };
    fact("受理率", "收到的，有多少受理了", rate(year.accepted_rate));
    fact("按期办结率", "到期的，有多少按期办完了", rate(year.in_time_rate));
    fact("满意率", "评价过的，有多少满意；“基本满意”按六成算", rate(year.satisfied_rate));
    fact("零退回率", "收到的，有多少没有被哪个单位说“不归我管”", rate(year.zero_bounce_rate));
    fact("一半的件在几天里办完", "从收到那天到办结那天",
         year.median_days ? fmt::format("{}天", *year.median_days) : std::string{});
}

void show_towns(View part, const ShownYear& year) {
    bool is_any = false;
    for (const auto& town : year.towns) {
        const bool is_empty =
            std::ranges::all_of(town.received, [](std::int64_t count) { return count == 0; });
        if (is_empty) continue;
        if (!is_any) part.show("HAS_TOWNS");
        is_any = true;
        auto row = part.list("TOWN").set("NAME", town.name);
        for (const Kind kind : kinds()) {
            const auto count = town.received.at(static_cast<std::size_t>(kind));
            row.list("CELL")
                .set("KIND", title_of(kind))
                .set("TEXT", count == 0 ? "少于5件" : fmt::format("{}至{}件", count, count + 4));
        }
    }
    if (!is_any) part.show("NO_TOWNS");
    for (const Kind kind : kinds())
        part.list("HEAD").set("KIND", title_of(kind));
    if (!year.medians.empty()) part.show("HAS_MEDIANS");
    for (const auto& one : year.medians)
        part.list("MEDIAN")
            .set("NAME", one.town)
            .set("KIND", title_of(one.kind))
            .set("DAYS", std::to_string(one.days));
}

void show_figures(View body, const ShownFigures& figures) {
    for (const auto& year : figures.years) {
        const bool is_newest = &year == &figures.years.front();
        // The year before has nothing to say in a county that began this year.
        if (!is_newest && !year.received) continue;
        auto part = body.list("YEAR").set("ID", std::to_string(year.year));
        const auto span = span_of(year, figures.month);
        show_sentence(part, year, span);
        show_rates(part, year);
        show_towns(part, year);
    }
}

void show_outcome(View list, const ShownOutcome& one) {
    auto row = list.list("OUTCOME").set("KIND", title_of(one.kind));
    if (one.withdrawn) {
        row.list("GONE").set("WHY", title_of(*one.withdrawn));
        return;
    }
    auto there = row.list("THERE").set("FOUND", title_of(one.found)).set("MEASURES", one.measures);
    there.set("TOWN", one.town ? one.town_name : "不写地方（少于5件）");
    if (one.measures.empty()) there.show("UNTOLD");
}

void show_outcomes(View body, const Opened& shown, std::size_t page) {
    if (shown.outcomes.empty()) {
        body.show("NO_OUTCOMES");
    } else {
        const auto first = page * page_size;
        auto list = body.list("OUTCOMES").set("MONTH", month_title(shown.month));
        for (std::size_t at = first; at < std::min(first + page_size, shown.outcomes.size()); ++at)
            show_outcome(list, shown.outcomes[at]);
        if (first + page_size < shown.outcomes.size())
            list.list("NEXT").set(
                "URL", fmt::format("/complaints?month={}&page={}", shown.month, page + 2));
    }
    if (shown.months.size() > 1) body.show("HAS_MONTHS");
    for (std::size_t at = 0; at < std::min(most_months, shown.months.size()); ++at) {
        const auto& month = shown.months[at];
        auto entry = body.list("A_MONTH").set("TEXT", month_title(month));
        entry.set("URL", "/complaints?month=" + month + "#outcomes");
        if (month == shown.month) entry.show("NOW");
    }
}

void show_clarifications(View body, const std::vector<Clarification>& all) {
    if (all.empty()) return;
    auto list = body.list("CLARIFICATIONS");
    for (const auto& one : all)
        list.list("CLARIFICATION")
            .set("WORDS", one.words)
            .set("UNTIL", platform::format_date(one.until));
}

/// From 0; what is no page is the first one.
std::size_t page_in(const http::Request& request, std::size_t count) {
    const auto text = request.query("page").value_or("");
    std::size_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_there = page >= 1 && (page - 1) * page_size < count && page < 100'000;
    return is_there ? page - 1 : 0;
}

}  // namespace

OpenPages::OpenPages(portal::Site& site, db::Pool& public_store)
    : site_(site), store_(public_store) {
    templates_.add("complaints", pages::complaints_html).ready();
}

Opened OpenPages::read(const http::Request& request) {
    db::Reader reader{store_};
    return opened(reader, request.query("month").value_or(""),
                  platform::local_date(site_.clock().now()));
}

http::Response OpenPages::page(const http::Request& request) {
    const auto shown = read(request);
    ::pages::Document document;
    auto body = document.view();
    if (shown.figures)
        show_figures(body, *shown.figures);
    else
        body.show("NO_FIGURES");
    show_outcomes(body, shown, page_in(request, shown.outcomes.size()));
    show_clarifications(body, shown.clarifications);
    body.set("JSON",
             shown.month.empty() ? "/complaints.json" : "/complaints.json?month=" + shown.month);
    body.set("CSV",
             shown.month.empty() ? "/complaints.csv" : "/complaints.csv?month=" + shown.month);
    portal::Inset inset{"投诉办理公开", templates_.render("complaints", document)};
    inset.crumbs = {{"投诉办理公开", ""}};
    return site_.inset(request, std::move(inset));
}

http::Response OpenPages::json(const http::Request& request) {
    return http::Response::json(json_of(read(request)));
}

http::Response OpenPages::csv(const http::Request& request) {
    auto response = http::Response::bytes("text/csv; charset=utf-8", csv_of(read(request)));
    response.attachment("投诉办理公开.csv");
    return response;
}

}  // namespace complain
