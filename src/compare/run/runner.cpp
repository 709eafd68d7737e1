#include "compare/run/runner.hpp"

#include "compare/run/hit_store.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/plan.hpp"
#include "compare/run/rule_run.hpp"
#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

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
        broken_ = Inputs{datasets_, session_, *engine_, options_.demo}.load(plan_.tables,
                                                                            plan_.deliveries);
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
