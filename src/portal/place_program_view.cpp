#include "portal/parts.hpp"
#include "portal/payments_view.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal::views {

namespace {

void show_children(View body, const Visit& visit, const Place& place, const Program& program,
                   std::string_view year_text) {
    const auto& county = *visit.snapshot;
    for (const auto* child : county.children(place)) {
        const auto sum = county.sum(child->code, program.year, program.code);
        const bool is_hidden = county.is_hidden(child->code, program.code, program.year);
        auto row = body.list(sum.rows > 0 ? "CHILD" : is_hidden ? "HIDDEN" : "SILENT");
        row.set("NAME", child->spoken);
        row.set("URL", words::url({"places", child->code.text(), "programs", program.code},
                                  {{"year", year_text}}));
        row.set("PEOPLE", words::people(county, child->code, program.code, program.year));
        row.set("ROWS", words::count(sum.rows)).set("AMOUNT", words::yuan(sum.amount));
    }
    for (const auto* cell : county.cells(place.code, program.year, program.code))
        if (cell->region == place.code)
            body.list("REST")
                .set("LABEL", parts::rest_label(*cell, place))
                .set("ROWS", words::count(cell->money.rows))
                .set("AMOUNT", words::yuan(cell->money.amount));
}

Html shares(const Visit& visit, const Place& place, const Program& program, Draft& draft) {
    const auto& county = *visit.snapshot;
    auto year_text = std::to_string(program.year);
    const auto total = county.sum(place.code, program.year, program.code);
    auto body = draft.body();
    body.show(total.rows > 0 ? "SOME" : "NONE");
    body.set("TOTAL", words::yuan(total.amount)).set("ROWS", words::count(total.rows));
    body.set("PEOPLE", words::people(county, place.code, program.code, program.year));
    show_children(body, visit, place, program, year_text);
    return draft.finish();
}

std::vector<std::int64_t> years_of(const Snapshot& county, std::string_view program) {
    std::vector<std::int64_t> years;
    for (auto year : county.years())
        if (county.program(program, year)) years.push_back(year);
    return years;
}

}  // namespace

Html place_program(const Visit& visit, const http::Request& request) {
    const auto& county = *visit.snapshot;
    const auto& place = parts::place(visit, request.param("code"));
    const auto code = request.param("program");
    const auto* program = request.query("year") ? county.program(code, parts::year(visit, request))
                                                : county.newest(code);
    if (!program) parts::not_found("这个项目");
    if (place.is_village() && request.query("print") == "1")
        return wall_sheet(visit, place, *program);

    auto title =
        fmt::format("{}{}{}年", county.full_name(place.code), program->name, program->year);
    Draft draft{visit, place.is_village() ? "payments" : "shares", title};
    draft.crumbs(&place, Draft::Last::Link, program->year).crumb(program->name);
    auto body = draft.body();
    body.set("PLACE", county.full_name(place.code)).set("PROGRAM", program->name);
    body.set("YEAR", std::to_string(program->year))
        .set("PROFILE", words::profile(program->profile));
    body.set("PROGRAM_URL",
             words::url({"programs", program->code}, {{"year", std::to_string(program->year)}}));
    parts::years(body, years_of(county, code), program->year, [&](std::string_view text) {
        return words::url({"places", place.code.text(), "programs", code}, {{"year", text}});
    });
    if (!place.is_village()) return shares(visit, place, *program, draft);
    return payment_list(visit, place, *program, request, draft);
}

}  // namespace portal::views
