#include "portal/chain.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace portal::views {

namespace {

using domain::Fen;

struct Villages {
    std::int64_t all = 0, with_records = 0;
};

Villages count_villages(const Snapshot& county, std::int64_t year) {
    Villages villages;
    std::set<domain::RegionCode> seen;
    for (const auto* cell :
         county.county() ? county.cells(county.county()->code, year) : std::vector<const Cell*>{})
        seen.insert(cell->region);
    for (const auto& place : county.places()) {
        if (!place.is_village()) continue;
        ++villages.all;
        bool has_hidden = false;
        for (const auto* program : county.programs_of(year))
            has_hidden = has_hidden || county.is_hidden(place.code, program->code, year);
        villages.with_records += seen.contains(place.code) || has_hidden ? 1 : 0;
    }
    return villages;
}

/// As money comes down: the state's first. Unknown words stand last.
int rank(std::string_view level) {
    int place = 0;
    for (auto known : {"中央", "省", "市", "县", "乡", "村"}) {
        if (level.starts_with(known)) return place;
        ++place;
    }
    return place;
}

void show_sources(View figures, const Snapshot& county, std::int64_t year,
                  const ChainBreaks& breaks) {
    figures.set("SOURCES", words::short_yuan(county.fund("source", year)));
    figures.set("SOURCE_COUNT", words::count(county.fund_count("source", year)));
    std::map<std::pair<int, std::string>, Fen> levels;
    for (const auto& each : county.funds())
        if (each.kind == "source" && each.year == year)
            levels[{rank(each.level), each.level}] += each.amount;
    for (const auto& [level, amount] : levels)
        figures.list("LEVEL")
            .set("NAME", level.second.empty() ? "级次未写明" : level.second)
            .set("AMOUNT", words::yuan(amount));
    if (breaks.unsourced.value() > 0)
        figures.list("UNSOURCED")
            .set("AMOUNT", words::yuan(breaks.unsourced))
            .set("NAMES", breaks.unsourced_names);
}

void show_problems(View figures, const Snapshot& county, const ChainBreaks& breaks,
                   const Villages& villages) {
    auto over = [&](std::string_view what, Fen amount) {
        if (amount.value() > 0)
            figures.list("OVER").set("WHAT", what).set("AMOUNT", words::yuan(amount));
    };
    over("下达、拨付比上一级多出", breaks.over_allocated);
    over("发放比拨付多出", breaks.overpaid);
    over("花了钱、还没公开来源文件的", breaks.unsourced);
    figures.set("UNPUBLISHED", words::yuan(breaks.unpublished));
    figures.set("SILENT", words::count(villages.all - villages.with_records));
    if (county.site("complaints") == "1") figures.show("COMPLAINTS");
    figures.set("CORRECTED", words::count(county.corrected_records()));
    std::string_view phone;
    for (const auto& program : county.programs())
        if (phone.empty()) phone = program.supervision_phone;
    if (phone.empty())
        figures.show("NO_PHONE");
    else
        figures.list("PHONE").set("NUMBER", phone);
}

void show_figures(View body, const Snapshot& county, std::int64_t year) {
    if (fund_chain(county, year).empty() || !county.county()) {
        body.show("NO_FIGURES");
        return;
    }
    auto figures = body.list("FIGURES");
    const auto paid = county.sum(county.county()->code, year);
    const auto projects = county.projects(year);
    const auto villages = count_villages(county, year);
    const auto arrived = paid.amount - paid.returned - paid.transit;
    const auto breaks = chain_breaks(county, year);
    show_sources(figures, county, year, breaks);
    figures.set("SPENT", words::short_yuan(paid.amount + projects.spent));
    figures.set("TO_PEOPLE", words::yuan(paid.amount)).set("ROWS", words::count(paid.rows));
    figures.set("TO_PROJECTS", words::yuan(projects.spent));
    figures.set("COUNTY_URL", words::url({"places", county.county()->code.text()}));
    figures.set("PROGRAM_COUNT",
                words::count(static_cast<std::int64_t>(county.programs_of(year).size())));
    figures.set("VILLAGE_COUNT", words::count(villages.with_records));
    figures.set("PROJECT_COUNT", words::count(projects.count))
        .set("FINISHED", words::count(projects.finished));
    figures.set("ARRIVED", words::short_yuan(arrived))
        .set("ARRIVED_SHARE", words::percent(arrived, paid.amount));
    figures.set("RETURNED", words::yuan(paid.returned)).set("TRANSIT", words::yuan(paid.transit));
    show_problems(figures, county, breaks, villages);
}

void show_not_yet(View body, const Snapshot& county, std::int64_t year) {
    std::vector<std::string> lines;
    std::string aggregate, silent;
    auto add = [](std::string& list, const std::string& name) {
        list += (list.empty() ? "" : "、") + name;
    };
    for (const auto* program : county.programs_of(year)) {
        if (program->profile == "aggregate" || program->profile == "masked")
            add(aggregate, program->name);
        const bool is_paid =
            county.county() && county.sum(county.county()->code, year, program->code).rows > 0;
        if (!is_paid && county.projects(year, program->code).count == 0) add(silent, program->name);
    }
    if (!aggregate.empty())
        lines.push_back(fmt::format("以下项目为保护隐私，不公布全名或只公布合计：{}。", aggregate));
    if (!silent.empty()) lines.push_back(fmt::format("以下项目还没有公开的发放记录：{}。", silent));
    lines.emplace_back("身份证号、银行卡号、电话和住址，任何项目都不公开。");
    for (const auto& line : lines)
        body.list("NOT_YET").set("TEXT", line);
}

}  // namespace

Html home(const Visit& visit, const http::Request&) {
    const auto& county = *visit.snapshot;
    const auto year = county.newest_year();
    Draft draft{visit, "home", ""};
    auto body = draft.body();
    body.set("COUNTY", county.county() ? county.county()->spoken : "");
    body.set("YEAR", year > 0 ? std::to_string(year) : "");
    const auto towns =
        county.county() ? county.children(*county.county()) : std::vector<const Place*>{};
    if (towns.empty()) body.show("NO_TOWN");
    for (const auto* town : towns)
        body.list("TOWN")
            .set("NAME", town->spoken)
            .set("URL", words::url({"places", town->code.text()}));
    show_figures(body, county, year);
    const auto programs = county.programs_of(year);
    if (programs.empty()) body.show("NO_PROGRAM");
    for (const auto* program : programs) {
        auto total = county.projects(year, program->code).spent;
        if (county.county()) total += county.sum(county.county()->code, year, program->code).amount;
        body.list("PROGRAM")
            .set("NAME", program->name)
            .set("URL", words::url({"programs", program->code}))
            .set("AMOUNT", total.value() > 0 ? words::short_yuan(total) : "未公开");
    }
    show_not_yet(body, county, year);
    return draft.finish();
}

}  // namespace portal::views
