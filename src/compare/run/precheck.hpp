#pragma once

#include "compare/run/runner.hpp"

#include <string>
#include <vector>

namespace compare {

/// What the rules say of a batch that is still under review (事前比对).
struct Precheck {
    struct Finding {
        const Rule* rule = nullptr;
        std::vector<Hit> hits;
    };
    std::int64_t ms = 0;
    std::vector<Finding> findings;     ///< rules with hits among the batch's rows
    std::vector<RuleOutcome> skipped;  ///< what is missing, went wrong or waits for the whole run
};

/// Runs every rule about payments that is on, over the batch and all other payments of its people,
/// for the clerk who can mend it; but not those that need everybody's payments, nor, for who does
/// not see clues, those of a restricted registry. Nothing is kept but the audit row. Refuses
/// (NotFound) a batch that is not there, (Forbidden) one outside the officer's departments.
Precheck precheck(const Datasets& datasets, const guard::Actor& actor, std::int64_t batch,
                  bool demo, const Runner::OpenEngine& open, std::chrono::seconds limit);

}  // namespace compare
