#include "platform/core/refusal.hpp"
#include "portal/fund_view.hpp"
#include "portal/parts.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace portal::views {

namespace {

using domain::Fen;

constexpr int page_size = 50;

std::string progress_of(const Project& project) {
    if (project.withdrawn) return "已撤回";
    if (!project.progress || project.progress->empty()) return "未报";
    const auto& text = *project.progress;
    const bool is_number = std::all_of(text.begin(), text.end(),
                                       [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (text == "100" || text == "100%") return "已完工";
    return is_number ? "完成" + text + "%" : text;
}

struct ProjectKey {
    std::int64_t region = 0;
    std::string record_id;
};

ProjectKey key_of(const http::Request& request) {
    ProjectKey key;
    const auto text = request.query("after").value_or("");
    const auto point = std::min(text.find('.'), text.size());
    std::from_chars(text.data(), text.data() + point, key.region);
    if (point < text.size()) key.record_id = text.substr(point + 1);
    return key;
}

void show_rows(View body, const Snapshot& county, const std::vector<Project>& rows) {
    body.show(rows.empty() ? "NONE" : "SOME");
    for (const auto& project : rows)
        body.list("ROW")
            .set("NAME", project.name)
            .set("URL", words::url({"projects", project.record_id}))
            .set("WHERE", county.full_name(project.region))
            .set("AMOUNT",
                 project.contract && !project.withdrawn ? words::yuan(*project.contract) : "—")
            .set("PROGRESS", progress_of(project));
}

void show_facts(View body, const Snapshot& county, const Project& project) {
    const auto* program = county.program(project.program, project.year);
    if (!program) program = county.newest(project.program);
    parts::fact(body, "在哪里", county.full_name(project.region));
    parts::fact(body, "用的什么钱", program ? program->name : "");
    if (project.withdrawn) return;
    parts::fact(body, "资金级次", project.level.value_or(""));
    parts::fact(body, "计划花多少", project.planned ? words::yuan(*project.planned) : "");
    parts::fact(body, "合同多少", project.contract ? words::yuan(*project.contract) : "");
    parts::fact(body, "谁负责", project.owner.value_or(""));
    parts::fact(body, "谁施工", project.contractor.value_or(""));
    parts::fact(body, "怎么选的施工方", project.tender.value_or(""));
    parts::fact(body, "开工", words::day(project.start));
    parts::fact(body, "竣工", words::day(project.end));
    parts::fact(body, "干到什么程度", progress_of(project));
}

std::string compared(const Project& project, Fen spent) {
    if (!project.contract) return "";
    const auto rest = *project.contract - spent;
    if (rest.value() == 0) return "支出合计等于合同金额。";
    if (rest.value() > 0)
        return fmt::format("比合同金额少 {}（还没付或未公开）。", words::yuan(rest));
    return fmt::format("比合同金额多 {}，正在核对。", words::yuan(Fen{} - rest));
}

}  // namespace

Html projects(const Visit& visit, const http::Request& request) {
    const auto& county = *visit.snapshot;
    const auto wanted = request.query("place");
    const Place* place = wanted ? &parts::place(visit, *wanted) : county.county();
    Draft draft{visit, "projects", place ? place->spoken + "工程" : "工程"};
    draft.crumb("工程");
    auto body = draft.body().set("PLACE", place ? place->spoken : "");
    if (!place) {
        body.show("NONE");
        return draft.finish();
    }
    if (!wanted) {
        auto towns = body.list("HAS_TOWNS");
        for (const auto* town : county.children(*place))
            towns.list("TOWN")
                .set("NAME", town->spoken)
                .set("URL", words::url({"projects"}, {{"place", town->code.text()}}));
    }
    const auto after = key_of(request);
    db::Reader reader{visit.store};
    auto rows = Store{reader}.projects(place->code, request.query("program"), after.region,
                                       after.record_id, page_size + 1);
    const bool has_more = rows.size() > page_size;
    if (has_more) {
        rows.pop_back();
        const auto key = fmt::format("{}.{}", rows.back().region.value(), rows.back().record_id);
        const auto program = request.query("program");
        body.list("NEXT").set(
            "URL",
            program
                ? words::url({"projects"},
                             {{"place", place->code.text()}, {"program", *program}, {"after", key}})
                : words::url({"projects"}, {{"place", place->code.text()}, {"after", key}}));
    }
    show_rows(body, county, rows);
    return draft.finish();
}

Html project_page(const Visit& visit, Store& store, const Project& project) {
    const auto& county = *visit.snapshot;
    Draft draft{visit, "project", project.name};
    draft.crumbs(county.place(project.region), Draft::Last::Link).crumb(project.name);
    auto body = draft.body().set("NAME", project.name);
    parts::proof(body, project, store.history(project.record_id));
    show_facts(body, county, project);
    if (!project.withdrawn && county.site("complaints") == "1")
        body.list("ASK").set("URL", words::url({"report"}, {{"record", project.record_id}}));
    const auto spent =
        project.withdrawn ? std::vector<Expenditure>{} : store.expenditures(project.number);
    auto some = body.list(spent.empty() ? "NONE" : "SOME");
    Fen total;
    for (const auto& each : spent) {
        if (!each.withdrawn) total += each.amount;
        some.list("ROW")
            .set("PAYEE", each.withdrawn ? "（已撤回）" : each.payee.value_or("未写明"))
            .set("PURPOSE", each.withdrawn ? "" : each.purpose.value_or(""))
            .set("DAY", words::day(each.pay_date))
            .set("AMOUNT", each.withdrawn ? "—" : words::yuan(each.amount))
            .set("URL", words::url({"records", each.record_id}));
    }
    some.set("TOTAL", words::yuan(total)).set("COMPARED", compared(project, total));
    return draft.finish();
}

Html project(const Visit& visit, const http::Request& request) {
    db::Reader reader{visit.store};
    Store store{reader};
    const auto found = store.project(request.param("record_id"));
    if (!found) parts::not_found("这个工程");
    return project_page(visit, store, *found);
}

}  // namespace portal::views
