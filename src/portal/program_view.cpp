#include "portal/parts.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal::views {

namespace {

std::string standard_of(const Program& program) {
    if (program.standard.empty()) return "";
    return program.standard + program.standard_unit;
}

void show_facts(View body, const Program& program) {
    parts::fact(body, "给谁", program.target_group);
    parts::fact(body, "给多少", standard_of(program));
    parts::fact(body, "什么时候发", program.pay_cycle);
    parts::fact(body, "怎么发", program.pay_channel);
    parts::fact(body, "依据文件", program.policy);
    parts::fact(body, "归谁管", program.department);
    parts::fact(body, "不明白，打电话问", program.contact_phone);
    parts::fact(body, "发现不对，打监督电话", program.supervision_phone);
    parts::fact(body, "公开到什么程度", words::profile(program.profile));
}

void show_places(View body, const Snapshot& county, const Program& program) {
    const auto* whole = county.county();
    const auto year = std::to_string(program.year);
    const auto total = whole ? county.sum(whole->code, program.year, program.code) : Money{};
    if (total.rows == 0) {
        body.show("NO_PLACE");
        return;
    }
    auto url = [&](const Place& place) {
        return words::url({"places", place.code.text(), "programs", program.code},
                          {{"year", year}});
    };
    for (const auto* town : county.children(*whole)) {
        const auto sum = county.sum(town->code, program.year, program.code);
        const bool is_hidden = county.is_hidden(town->code, program.code, program.year);
        const auto* why_none = is_hidden ? "人数少，合并在下面公布" : "未报送或未公开";
        body.list("PLACE")
            .set("NAME", town->spoken)
            .set("URL", url(*town))
            .set("AMOUNT", sum.rows > 0 ? words::yuan(sum.amount) : why_none);
    }
    for (const auto* cell : county.cells(whole->code, program.year, program.code))
        if (cell->region == whole->code)
            body.list("REST")
                .set("LABEL", parts::rest_label(*cell, *whole))
                .set("AMOUNT", words::yuan(cell->money.amount));
    body.list("TOTAL_LINE").set("AMOUNT", words::yuan(total.amount));
}

void list_program(View section, const Snapshot& county, const Program& program) {
    auto total = county.projects(program.year, program.code).spent;
    if (county.county())
        total += county.sum(county.county()->code, program.year, program.code).amount;
    section.list("PROGRAM")
        .set("NAME", program.name)
        .set("DEPARTMENT", program.department)
        .set("YEAR", std::to_string(program.year))
        .set("URL", words::url({"programs", program.code}))
        .set("AMOUNT", total.value() > 0 ? words::short_yuan(total) : "未公开");
}

}  // namespace

Html programs(const Visit& visit, const http::Request&) {
    const auto& county = *visit.snapshot;
    Draft draft{visit, "programs", "惠民项目"};
    draft.crumb("惠民项目");
    std::map<std::string, std::vector<const Program*>> categories;
    for (const auto& program : county.programs())
        if (county.newest(program.code) == &program)
            categories[program.category.empty() ? "其他" : program.category].push_back(&program);
    if (categories.empty()) draft.body().show("NONE");
    for (const auto& [category, list] : categories) {
        auto section = draft.body().list("CATEGORY").set("NAME", category);
        for (const auto* program : list)
            list_program(section, county, *program);
    }
    return draft.finish();
}

Html program(const Visit& visit, const http::Request& request) {
    const auto& county = *visit.snapshot;
    const auto code = request.param("code");
    const auto* program = request.query("year") ? county.program(code, parts::year(visit, request))
                                                : county.newest(code);
    if (!program) parts::not_found("这个项目");
    Draft draft{visit, "program", program->name};
    draft.crumb("惠民项目", "/programs").crumb(program->name);
    auto body = draft.body();
    body.set("NAME", program->name).set("YEAR", std::to_string(program->year));
    std::vector<std::int64_t> years;
    for (auto year : county.years())
        if (county.program(code, year)) years.push_back(year);
    parts::years(body, years, program->year, [&](std::string_view text) {
        return words::url({"programs", code}, {{"year", text}});
    });
    show_facts(body, *program);
    parts::chain(body, county, program->year, code, program->name + "的资金链");
    show_places(body, county, *program);

    db::Reader reader{visit.store};
    Store store{reader};
    for (const auto& policy : store.policies(code))
        body.list("POLICY")
            .set("TITLE", policy.title)
            .set("URL", words::url({"policies", std::to_string(policy.id)}));
    const auto sources = store.sources(code, program->year);
    if (sources.empty()) body.show("NO_SOURCE");
    for (const auto& source : sources)
        body.list("SOURCE")
            .set("NAME", source.number)
            .set("FROM", source.from_org.value_or("") + "　" + source.level.value_or(""))
            .set("DAY", words::day(source.on_date))
            .set("URL", words::url({"records", source.record_id}))
            .set("AMOUNT", source.withdrawn ? "已撤回" : words::yuan(source.amount));
    if (auto count = county.projects(program->year, code).count; count > 0)
        body.list("PROJECTS")
            .set("COUNT", words::count(count))
            .set("URL", words::url({"projects"}, {{"program", code}}));
    return draft.finish();
}

}  // namespace portal::views
