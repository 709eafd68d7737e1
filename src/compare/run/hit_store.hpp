#pragma once

#include "compare/run/hit.hpp"
#include "compare/run/plan.hpp"
#include "compare/run/runner.hpp"

#include <functional>

namespace compare {

/// A finished run, as the latest is shown.
struct RunSummary {
    std::string kind;
    std::int64_t id = 0, as_of = 0, started_at = 0, finished_at = 0;
    std::string digest, commitment, engine, inputs;
};

/// A hit in its place: what a judgement is tied to.
struct KeptHit {
    std::int64_t id = 0;
    std::string question, facts;  ///< keyed digests, 16 bytes each
    Hit hit;
};

/// Runs and their hits, sealed (compare_run, compare_hit).
class HitStore {
public:
    explicit HitStore(const Office& office);

    /// Begins a run, or takes up the one with the same digest that was never finished. Its
    /// commitment is in the public log and in the audit chain before it starts.
    std::int64_t begin(const guard::Actor& actor, const Plan& plan, const std::string& engine);
    /// The rules that are through already.
    std::vector<RuleOutcome> outcomes(std::int64_t run) const;
    /// One rule with all its hits, in one transaction.
    void keep(std::int64_t run, const Rule& rule, const RuleOutcome& outcome,
              const std::vector<Hit>& hits);
    void finish(const guard::Actor& actor, std::int64_t run);

    std::optional<RunSummary> latest(db::Session& session) const;
    /// Of each rule what became of it last.
    std::vector<RuleOutcome> last_outcomes(db::Session& session) const;
    /// What the rules, or one, found last, without what a judgement or a white list keeps away.
    /// `day`: white lists that hold then.
    std::vector<KeptHit> open_hits(db::Session& session, const std::optional<std::string>& rule,
                                   std::int64_t day) const;
    /// The same in the runs over everybody, which a run of kind New goes on from.
    std::vector<RuleOutcome> base_outcomes(db::Session& session) const;
    /// Everything that a rule found in the last of them.
    std::vector<Hit> base_hits(db::Session& session, const std::string& rule) const;

private:
    KeptHit opened(const db::Row& row) const;
    std::string keyed(std::string_view label, std::string_view text) const;

    Office office_;
    crypto::FieldCipher cipher_;
    crypto::Hmac hmac_;
};

}  // namespace compare
