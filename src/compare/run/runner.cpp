#include "compare/run/runner.hpp"

#include "compare/run/carry.hpp"
#include "compare/run/hit_store.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/plan.hpp"
#include "compare/run/rule_run.hpp"
#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace compare {

namespace {

using guard::Permission;

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
        if (!engine_) fill();
        RuleOutcome outcome =
            run_rule(*engine_, planned, broken_, plan_.as_of, options_.limit, hits);
        if (outcome.broke_engine) engine_.reset();
        return outcome;
    }

private:
    void fill() {
        engine_ = open_();
        try {
            broken_ = Inputs{datasets_, session_, *engine_, options_.demo, {{}, plan_.since}}.load(
                plan_.tables, plan_.deliveries, plan_.near);
        } catch (const engine::Error& error) {
            if (error.kind() != engine::Error::Kind::Memory) throw;
            throw platform::Refusal{platform::Refusal::Kind::Conflict,
                                    "数据装不进比对引擎：内存超过上限，这次没有比对。请调大 "
                                    "county.toml 里 [compare] 的 memory 再运行"};
        }
        engine_->close_for_questions();
    }

    const Datasets& datasets_;
    db::Session& session_;
    const Plan& plan_;
    const RunOptions& options_;
    const Runner::OpenEngine& open_;
    std::unique_ptr<engine::Engine> engine_;
    std::map<std::string, std::string> broken_;  ///< registries that do not open
};

/// What a run of kind New takes over from the runs before it.
class Before {
public:
    Before(const HitStore& store, db::Session& session, const Plan& plan)
        : store_(store), session_(session) {
        if (!plan.since) return;
        outcomes_ = store.base_outcomes(session);
        session.each(sql::select_serials_since, {*plan.since},
                     [&](const db::Row& row) { anew_.emplace(row.text(0)); });
    }

    /// A rule that did not come through the last time has nothing to go on from.
    bool lacks(const Rule& rule) const {
        const auto last = std::ranges::find(outcomes_, rule.id, &RuleOutcome::id);
        return last == outcomes_.end() || !last->done;
    }
    std::vector<Hit> with(const Rule& rule, std::vector<Hit> now) const {
        return carried(store_.base_hits(session_, rule.id), std::move(now), anew_);
    }

private:
    const HitStore& store_;
    db::Session& session_;
    std::vector<RuleOutcome> outcomes_;
    std::unordered_set<std::string> anew_;  ///< payments of the people who are looked at again
};

/// Runs a rule of kind New: over the people of new payments, the others' hits staying.
RuleOutcome run_new(Running& running, const Before& before, const PlannedRule& planned,
                    std::vector<Hit>& hits) {
    if (planned.rule->scope != Scope::Person) return running.rule(planned, hits);
    if (planned.missing.empty() && before.lacks(*planned.rule)) {
        RuleOutcome outcome;
        outcome.id = planned.rule->id;
        outcome.message =
            fmt::format("规则{}上次全量比对没有完成，增量无从接续，请先全量比对", outcome.id);
        return outcome;
    }
    RuleOutcome outcome = running.rule(planned, hits);
    if (!outcome.done) return outcome;
    hits = before.with(*planned.rule, std::move(hits));
    outcome.hits = static_cast<std::int64_t>(hits.size());
    return outcome;
}

}  // namespace

RunReport Runner::run(const guard::Actor& actor, const RunOptions& options) {
    const Office& office = datasets_.office();
    office.gate.require(actor, Permission::RunComparison);
    HitStore store{office};
    // One view of the ledger and the registries for all of the run.
    db::Reader reader{office.pool};
    const Plan plan = make_plan(datasets_, reader, options);
    Running running{datasets_, reader, plan, options, open_};
    RunReport report{0, plan.kind, plan.digest, plan.as_of, running.version(), {}};
    report.id = store.begin(actor, plan, report.engine);
    const auto finished = store.outcomes(report.id);
    const Before carried_over{store, reader, plan};
    for (const PlannedRule& planned : plan.rules) {
        if (options.progress)
            options.progress(planned.rule->id, report.rules.size(), plan.rules.size());
        const auto before = std::ranges::find(finished, planned.rule->id, &RuleOutcome::id);
        if (before != finished.end()) {
            report.rules.push_back(*before);
            continue;
        }
        std::vector<Hit> hits;
        report.rules.push_back(plan.kind == RunKind::New
                                   ? run_new(running, carried_over, planned, hits)
                                   : running.rule(planned, hits));
        store.keep(report.id, *planned.rule, report.rules.back(), hits);
    }
    store.finish(actor, report.id);
    return report;
}

}  // namespace compare
