#include "compare/run/precheck.hpp"

#include "compare/run/inputs.hpp"
#include "compare/run/plan.hpp"
#include "compare/run/rule_run.hpp"
#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <set>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

/// The rows of a batch that the officer may see.
std::set<std::string> serials_of(const Office& office, db::Session& session,
                                 const guard::Actor& actor, std::int64_t batch) {
    std::set<std::string> serials;
    std::optional<std::string> department;
    session.each(sql::select_batch_serials, {batch}, [&](const db::Row& row) {
        department = row.text(1);
        if (!row.is_null(0)) serials.emplace(row.text(0));
    });
    office.gate.require(actor, Permission::SeeLedger, {std::nullopt, department});
    if (!department) throw Refusal{Refusal::Kind::NotFound, "没有找到这个批次，请回到列表重新选择"};
    return serials;
}

/// Why a rule is left to the run over everybody; empty: it is asked now.
std::string left_to_the_run(const Rule& rule, const RuleBook& book, const guard::Actor& actor) {
    if (!rule.before_payment) return "要看全县的发放才能判断，留给全县比对";
    const bool is_restricted = std::ranges::any_of(rule.needs, [&](const std::string& name) {
        const DatasetSpec* spec = book.dataset(name);
        return spec != nullptr && spec->restricted;
    });
    if (is_restricted && !actor.may(Permission::SeeClues))
        return "由纪检、审计部门在全县比对时核对";
    return {};
}

/// The rules to ask; those left to the run go to `skipped`.
std::vector<std::string> rules_to_ask(const RuleBook& book, const guard::Actor& actor,
                                      std::vector<RuleOutcome>& skipped) {
    std::vector<std::string> ids;
    for (const Rule& rule : book.rules()) {
        if (rule.status != RuleStatus::On || rule.records != "payment") continue;
        auto why = left_to_the_run(rule, book, actor);
        if (why.empty()) {
            ids.push_back(rule.id);
            continue;
        }
        RuleOutcome outcome;
        outcome.id = rule.id;
        outcome.message = std::move(why);
        skipped.push_back(std::move(outcome));
    }
    return ids;
}

}  // namespace

Precheck precheck(const Datasets& datasets, const guard::Actor& actor, std::int64_t batch,
                  bool demo, const Runner::OpenEngine& open, std::chrono::seconds limit) {
    const auto begun = std::chrono::steady_clock::now();
    const Office& office = datasets.office();
    db::Reader reader{office.pool};
    const auto serials = serials_of(office, reader, actor, batch);
    Precheck result;
    RunOptions options{rules_to_ask(office.book, actor, result.skipped), {}, demo, limit, {}};
    const Plan plan = make_plan(datasets, reader, options);
    const auto engine = open();
    const auto broken = Inputs{datasets, reader, *engine, demo, {batch, {}}}.load(
        plan.tables, plan.deliveries, plan.near);
    engine->close_for_questions();
    for (const PlannedRule& planned : plan.rules) {
        std::vector<Hit> hits;
        RuleOutcome outcome = run_rule(*engine, planned, broken, plan.as_of, limit, hits);
        std::erase_if(hits, [&](const Hit& hit) {
            return std::ranges::none_of(
                hit.rows, [&](const FoundRow& row) { return serials.contains(row.record); });
        });
        if (!outcome.done) result.skipped.push_back(std::move(outcome));
        if (!hits.empty()) result.findings.push_back({planned.rule, std::move(hits)});
    }
    office.gate.record(actor, "compare.precheck", "batch:" + std::to_string(batch));
    result.ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                    std::chrono::steady_clock::now() - begun)
                    .count();
    return result;
}

}  // namespace compare
