#include "compare/run/rule_run.hpp"

#include "compare/run/fund_side.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

std::string sentence_of(const Rule& rule, const engine::Error& error) {
    switch (error.kind()) {
        case engine::Error::Kind::Time:
            return fmt::format("规则{}运行超过时限，已停止；其他规则不受影响", rule.id);
        case engine::Error::Kind::Memory:
            return fmt::format("规则{}需要的内存超过上限，已停止；请调大 [compare] memory",
                               rule.id);
        case engine::Error::Kind::Broken:
            return fmt::format("规则{}使比对引擎中断，没有结果；其他规则不受影响", rule.id);
        case engine::Error::Kind::Statement:
        case engine::Error::Kind::Missing: break;
    }
    // Only the first line: what follows repeats the statement.
    const std::string said = error.what();
    return fmt::format("规则{}的查询有错，没有运行：{}", rule.id, said.substr(0, said.find('\n')));
}

/// What is wrong with a registry that the rule uses; empty if nothing.
std::string fault_before(const PlannedRule& planned,
                         const std::map<std::string, std::string>& broken) {
    for (const auto& [name, fault] : broken)
        if (std::ranges::find(planned.uses, name) != planned.uses.end()) return fault;
    return {};
}

std::vector<Hit> found(engine::Engine& engine, const PlannedRule& planned, std::int64_t as_of,
                       std::chrono::milliseconds limit) {
    load_parameters(engine, planned.parameters);
    HitCollector collector{*planned.rule};
    engine.ask(statement_of(*planned.rule, planned.parameters, as_of), limit,
               {[&](std::span<const engine::Column> columns) { collector.columns(columns); },
                [&](std::span<const engine::Value> row) { collector.row(row); }});
    std::vector<Hit> hits = collector.finish();
    add_fund_side(engine, planned.rule->records == "none" ? "" : planned.rule->records, hits);
    for (Hit& hit : hits) {
        hit.stale = planned.stale;
        hit.sources = planned.sources;
        if (planned.stale && hit.severity != Severity::Blue)
            hit.severity = static_cast<Severity>(static_cast<int>(hit.severity) - 1);
    }
    return hits;
}

}  // namespace

RuleOutcome run_rule(engine::Engine& engine, const PlannedRule& planned,
                     const std::map<std::string, std::string>& broken, std::int64_t as_of,
                     std::chrono::milliseconds limit, std::vector<Hit>& hits) {
    RuleOutcome outcome;
    outcome.id = planned.rule->id;
    outcome.stale = planned.stale;
    outcome.missing = planned.missing;
    outcome.message = planned.missing.empty() ? fault_before(planned, broken) : std::string{};
    if (!outcome.missing.empty() || !outcome.message.empty()) return outcome;
    const auto begun = std::chrono::steady_clock::now();
    try {
        hits = found(engine, planned, as_of, limit);
        outcome.done = true;
        outcome.hits = static_cast<std::int64_t>(hits.size());
    } catch (const engine::Error& error) {
        hits.clear();
        outcome.message = sentence_of(*planned.rule, error);
        outcome.broke_engine = error.kind() == engine::Error::Kind::Broken;
    }
    outcome.ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::steady_clock::now() - begun)
                     .count();
    return outcome;
}

}  // namespace compare
