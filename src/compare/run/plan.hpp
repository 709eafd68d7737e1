#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/run/runner.hpp"

#include <set>

namespace compare {

/// A rule with the values that hold here.
struct PlannedRule {
    const Rule* rule = nullptr;
    std::vector<Parameter> parameters;
    std::vector<std::string> missing, uses;  ///< registries
    bool stale = false;
    std::vector<std::string> sources;  ///< for its hits
};

/// What a run is going to do, decided before it begins.
struct Plan {
    RunKind kind = RunKind::Whole;
    std::optional<std::int64_t> since;  ///< of kind New: batches shown from then on (milliseconds)
    std::int64_t ledger_seen = 0;       ///< when the newest batch was shown (milliseconds)
    std::string batches_seen;           ///< ids of the batches shown in the seconds before it
    std::int64_t as_of = 0;
    std::vector<PlannedRule> rules;
    std::vector<DatasetVersion> deliveries;  ///< those that its rules use
    std::set<std::string> tables;
    std::set<std::string> near;  ///< registries whose numbers are compared with those of the paid
    std::string digest, basis, salt, commitment;  ///< 32 bytes each, the salt 16
    std::string opening;                          ///< what the commitment is of
    std::string inputs;                           ///< JSON of the deliveries
};

/// Whether a run of kind New can bring the rule's hits up to date.
bool follows_new_payments(const Rule& rule, const RuleBook& book);

Plan make_plan(const Datasets& datasets, db::Session& session, const RunOptions& options);

}  // namespace compare
