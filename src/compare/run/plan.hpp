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
    std::int64_t as_of = 0;
    std::vector<PlannedRule> rules;
    std::vector<DatasetVersion> deliveries;  ///< those that its rules use
    std::set<std::string> tables;
    std::string digest, salt, commitment;  ///< 32 bytes each, the salt 16
    std::string inputs;                    ///< JSON of the deliveries
};

Plan make_plan(const Datasets& datasets, db::Session& session, const RunOptions& options);

}  // namespace compare
