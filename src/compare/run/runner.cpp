#include "compare/run/runner.hpp"

#include "compare/run/fund_side.hpp"
#include "compare/run/hit_store.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/plan.hpp"
#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

using guard::Permission;

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

/// One run: its engine, filled, and filled anew where a rule has broken it.
class Running {
public:
    Running(const Datasets& datasets, db::Session& session, const Plan& plan,
            const RunOptions& options, const Runner::OpenEngine& open)
        : datasets_(datasets), session_(session), plan_(plan), options_(options), open_(open) {
        fill();
    }

    std::string version() const { return engine_->version(); }

    RuleOutcome rule(const PlannedRule& planned, std::vector<Hit>& hits) {
        RuleOutcome outcome{planned.rule->id, false, planned.stale, 0, 0, planned.missing, {}};
        if (!planned.missing.empty()) return outcome;
        outcome.message = fault_before(planned);
        if (!outcome.message.empty()) return outcome;
        const auto begun = std::chrono::steady_clock::now();
        try {
            if (!engine_) fill();
            hits = found(planned);
            outcome.done = true;
            outcome.hits = static_cast<std::int64_t>(hits.size());
        } catch (const engine::Error& error) {
            hits.clear();
            outcome.message = sentence_of(*planned.rule, error);
            if (error.kind() == engine::Error::Kind::Broken) engine_.reset();
        }
        outcome.ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::steady_clock::now() - begun)
                         .count();
        return outcome;
    }

private:
    void fill() {
        engine_ = open_();
        broken_ = Inputs{datasets_, session_, *engine_, options_.demo}.load(plan_.tables,
                                                                            plan_.deliveries);
        engine_->close_for_questions();
    }

    /// What is wrong with a registry that the rule uses; empty if nothing.
    std::string fault_before(const PlannedRule& planned) const {
        for (const auto& [name, fault] : broken_)
            if (std::ranges::find(planned.uses, name) != planned.uses.end()) return fault;
        return {};
    }

    std::vector<Hit> found(const PlannedRule& planned) {
        load_parameters(*engine_, planned.parameters);
        HitCollector collector{*planned.rule};
        engine_->ask(statement_of(*planned.rule, planned.parameters, plan_.as_of), options_.limit,
                     {[&](std::span<const engine::Column> columns) { collector.columns(columns); },
                      [&](std::span<const engine::Value> row) { collector.row(row); }});
        std::vector<Hit> hits = collector.finish();
        add_fund_side(*engine_, planned.rule->records == "none" ? "" : planned.rule->records, hits);
        for (Hit& hit : hits) {
            hit.stale = planned.stale;
            hit.sources = planned.sources;
            if (planned.stale && hit.severity != Severity::Blue)
                hit.severity = static_cast<Severity>(static_cast<int>(hit.severity) - 1);
        }
        return hits;
    }

    const Datasets& datasets_;
    db::Session& session_;
    const Plan& plan_;
    const RunOptions& options_;
    const Runner::OpenEngine& open_;
    std::unique_ptr<engine::Engine> engine_;
    std::map<std::string, std::string> broken_;  ///< registries that do not open
};

}  // namespace

RunReport Runner::run(const guard::Actor& actor, const RunOptions& options) {
    const Office& office = datasets_.office();
    office.gate.require(actor, Permission::RunComparison);
    HitStore store{office};
    // One view of the ledger and the registries for all of the run.
    db::Reader reader{office.pool};
    const Plan plan = make_plan(datasets_, reader, options);
    Running running{datasets_, reader, plan, options, open_};
    RunReport report{0, plan.digest, plan.as_of, running.version(), {}};
    report.id = store.begin(actor, plan, report.engine);
    const auto finished = store.outcomes(report.id);
    for (const PlannedRule& planned : plan.rules) {
        if (options.progress)
            options.progress(planned.rule->id, report.rules.size(), plan.rules.size());
        const auto before = std::ranges::find(finished, planned.rule->id, &RuleOutcome::id);
        if (before != finished.end()) {
            report.rules.push_back(*before);
            continue;
        }
        std::vector<Hit> hits;
        report.rules.push_back(running.rule(planned, hits));
        store.keep(report.id, *planned.rule, report.rules.back(), hits);
    }
    store.finish(actor, report.id);
    return report;
}

}  // namespace compare
