#pragma once

#include "compare/run/plan.hpp"
#include "compare/run/runner.hpp"

#include <map>
#include <string>
#include <vector>

namespace compare {

/// Runs one rule on an engine that has been filled; `broken` says what is wrong with registries, by
/// name. Never throws for what is the rule's fault.
RuleOutcome run_rule(engine::Engine& engine, const PlannedRule& planned,
                     const std::map<std::string, std::string>& broken, std::int64_t as_of,
                     std::chrono::milliseconds limit, std::vector<Hit>& hits);

}  // namespace compare
