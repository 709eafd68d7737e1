#include "compare/clues/clues.hpp"
#include "compare/routes/shapes.hpp"
#include "compare/rules/parameter_values.hpp"
#include "compare/run/hit_store.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace compare::routes {

namespace {

using guard::Permission;
using platform::Refusal;

std::string_view word_of(ParameterType type) {
    switch (type) {
        case ParameterType::Integer: return "integer";
        case ParameterType::Fen: return "fen";
        case ParameterType::Permille: return "permille";
        case ParameterType::Date: return "date";
        case ParameterType::Text: return "text";
        case ParameterType::Words: return "words";
        case ParameterType::Programs: return "programs";
    }
    platform::bug("no such type of parameter");
}

json::Array parameters_json(const Parameters& values, const Rule& rule, bool with_values) {
    json::Array out;
    for (const Parameter& parameter : values.of(rule)) {
        json::Object one{{"name", parameter.name},
                         {"meaning", parameter.meaning},
                         {"type", std::string{word_of(parameter.type)}}};
        // A county's thresholds are not for those whom they would help to stay below.
        if (with_values) one["values"] = yaml_of(parameter);
        out.push_back(std::move(one));
    }
    return out;
}

json::Object rule_json(const Desk& desk, const Rule& rule, const Precision& precision) {
    const auto [low, high] = precision.interval();
    json::Array needs;
    for (const std::string& name : rule.needs)
        needs.push_back(
            json::Object{{"name", name}, {"title", title_of_table(desk.office.book, name)}});
    return {{"id", rule.id},
            {"title", rule.title},
            {"status", std::string{name_of(rule.status)}},
            {"kind", rule.kind},
            {"severity", std::string{name_of(rule.severity)}},
            {"severity_title", std::string{title_of(rule.severity)}},
            {"why", rule.why},
            {"basis", rule.basis},
            {"needs", std::move(needs)},
            {"excludes", texts(rule.excludes)},
            {"innocent", texts(rule.innocent)},
            {"verify", texts(rule.verify)},
            {"judged", precision.judged},
            {"right", precision.right},
            {"low_permille", low},
            {"high_permille", high},
            {"observing", precision.is_noise()}};
}

json::Object state_json(const RuleOutcome& outcome) {
    json::Object state{{"state", outcome.done              ? "done"
                                 : outcome.missing.empty() ? "failed"
                                                           : "skipped"},
                       {"stale", outcome.stale},
                       {"hits", outcome.hits},
                       {"ms", outcome.ms}};
    if (!outcome.message.empty()) state["message"] = outcome.message;
    return state;
}

http::Response get_rules(const Desk& desk, const http::Request& request) {
    db::Reader reader{desk.office.pool};
    const HitStore store{desk.office};
    const auto measured = precisions(reader);
    const Parameters values{desk.office, reader};
    const auto last = store.last_outcomes(reader);
    const bool may_set = guard::actor(request).may(Permission::SetParameters);
    json::Array items;
    for (const Rule& rule : desk.office.book.rules()) {
        const auto precision = measured.find(rule.id);
        json::Object one =
            rule_json(desk, rule, precision == measured.end() ? Precision{} : precision->second);
        one["parameters"] = parameters_json(values, rule, may_set);
        if (const auto outcome = std::ranges::find(last, rule.id, &RuleOutcome::id);
            outcome != last.end()) {
            one["last"] = state_json(*outcome);
        }
        items.push_back(std::move(one));
    }
    return list(std::move(items));
}

http::Response put_parameter(const Desk& desk, http::Request& request) {
    const Rule* rule = desk.office.book.rule(request.param("id"));
    if (rule == nullptr) throw Refusal{Refusal::Kind::NotFound, "没有这条规则，请回到列表重新选择"};
    const auto fields = json::Fields::read(request.body());
    Parameters::set(desk.office, guard::actor(request), *rule, std::string{request.param("name")},
                    fields.text("values", "参数的值", 4000));
    return no_content();
}

}  // namespace

void mount_rules(http::Router& router, const Desk& desk) {
    router.get("/office/api/rules", Permission::SeeClues, with_own_rules(desk, get_rules));
    router.put("/office/api/rules/{id}/parameters/{name}", Permission::SetParameters,
               with_own_rules(desk, put_parameter));
}

}  // namespace compare::routes
