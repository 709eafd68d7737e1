#include "portal/parts.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal::views {

namespace {

constexpr int projects_shown = 100;

struct Scene {
    const Visit& visit;
    const Snapshot& county;
    const Place& place;
    std::int64_t year;
    std::string year_text;

    std::string program_url(const Program& program) const {
        return words::url({"places", place.code.text(), "programs", program.code},
                          {{"year", year_text}});
    }
    std::string place_url(const Place& other) const {
        return words::url({"places", other.code.text()}, {{"year", year_text}});
    }
};

void show_programs(View body, const Scene& scene, const Money& total) {
    std::string missing;
    std::optional<View> table;
    auto row = [&](std::string_view kind) {
        if (!table) table = body.list("TABLE");
        return table->list(kind);
    };
    for (const auto* program : scene.county.programs_of(scene.year)) {
        const auto sum = scene.county.sum(scene.place.code, scene.year, program->code);
        if (sum.rows > 0) {
            row("PROGRAM")
                .set("NAME", program->name)
                .set("URL", scene.program_url(*program))
                .set("PEOPLE",
                     words::people(scene.county, scene.place.code, program->code, scene.year))
                .set("ROWS", words::count(sum.rows))
                .set("AMOUNT", words::yuan(sum.amount));
        } else if (scene.county.is_hidden(scene.place.code, program->code, scene.year)) {
            row("HIDDEN").set("NAME", program->name).set("URL", scene.program_url(*program));
        } else {
            missing += (missing.empty() ? "" : "、") + program->name;
        }
    }
    body.show(total.rows > 0 ? "SOME" : table ? "ONLY_HIDDEN" : "NONE");
    if (!missing.empty()) body.list("MISSING").set("NAMES", missing);
}

/// The sums that belong to no place below: merged small ones, and rows that name only this place.
void show_rest(View list, const Scene& scene) {
    Cell merged, own;
    for (const auto* cell : scene.county.cells(scene.place.code, scene.year)) {
        if (cell->region != scene.place.code) continue;
        auto& target = cell->merged > 0 ? merged : own;
        target.money += cell->money;
        target.merged += cell->merged;
    }
    for (const auto* rest : {&merged, &own})
        if (rest->money.rows > 0)
            list.list("REST")
                .set("LABEL", rest->merged > 0 ? "为保护隐私合并列示的"
                                               : parts::rest_label(*rest, scene.place))
                .set("ROWS", words::count(rest->money.rows))
                .set("AMOUNT", words::yuan(rest->money.amount));
}

void show_children(View body, const Scene& scene) {
    const auto children = scene.county.children(scene.place);
    if (children.empty()) return;
    const auto total = scene.county.sum(scene.place.code, scene.year);
    auto list = body.list("HAS_CHILDREN");
    list.set("CHILD_TITLE", children.front()->is_village() ? "各村多少" : "各乡镇多少");
    list.set("ROWS", words::count(total.rows)).set("TOTAL", words::yuan(total.amount));
    std::optional<View> group;
    std::string letter;
    for (const auto* child : children) {
        auto first = child->initials.substr(0, 1);
        if (!group || first != letter) {
            group = list.list("GROUP").set("LETTER", first.empty() ? "其他" : first);
            letter = first;
        }
        const auto sum = scene.county.sum(child->code, scene.year);
        auto row = group->list(sum.rows > 0 ? "CHILD" : "SILENT");
        row.set("NAME", child->spoken).set("URL", scene.place_url(*child));
        row.set("ROWS", words::count(sum.rows)).set("AMOUNT", words::yuan(sum.amount));
    }
    show_rest(list, scene);
}

void show_projects(View body, const Scene& scene) {
    const auto& place = scene.place;
    if (!place.is_village()) {
        body.list("PROJECTS_LINK")
            .set("NAME", place.spoken)
            .set("URL", words::url({"projects"}, {{"place", place.code.text()}}));
        return;
    }
    db::Reader reader{scene.visit.store};
    const auto projects = Store{reader}.projects(place.code, std::nullopt, 0, "", projects_shown);
    if (projects.empty()) body.show("NO_PROJECT");
    for (const auto& project : projects)
        body.list("PROJECT")
            .set("NAME", project.name)
            .set("URL", words::url({"projects", project.record_id}))
            .set("AMOUNT", project.withdrawn  ? "已撤回"
                           : project.contract ? words::yuan(*project.contract)
                                              : "");
}

}  // namespace

Html place(const Visit& visit, const http::Request& request) {
    const auto& county = *visit.snapshot;
    const auto& place = parts::place(visit, request.param("code"));
    const auto year = parts::year(visit, request);
    const Scene scene{visit, county, place, year, std::to_string(year)};
    Draft draft{visit, "place", fmt::format("{}{}年民生资金", county.full_name(place.code), year)};
    draft.crumbs(&place, Draft::Last::Plain, year);
    auto body = draft.body();
    body.set("NAME", county.full_name(place.code)).set("YEAR", scene.year_text);
    parts::years(body, county.years(), year, [&](std::string_view text) {
        return words::url({"places", place.code.text()}, {{"year", text}});
    });

    const auto total = county.sum(place.code, year);
    body.set("TOTAL", words::yuan(total.amount)).set("ROWS", words::count(total.rows));
    body.set("WHAT_BELOW", place.is_village() ? "谁领了、领了多少" : "各处领了多少");
    if (total.returned.value() + total.transit.value() > 0)
        body.list("BACK_MONEY")
            .set("RETURNED", words::yuan(total.returned))
            .set("TRANSIT", words::yuan(total.transit));
    show_programs(body, scene, total);
    show_children(body, scene);
    show_projects(body, scene);
    return draft.finish();
}

}  // namespace portal::views
