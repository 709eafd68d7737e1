#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/run/hit.hpp"
#include "compare/run/parameters.hpp"
#include "platform/engine/engine.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace compare {

struct RunOptions {
    std::vector<std::string> rules;  ///< empty: every rule that is on
    std::optional<std::int64_t>
        as_of;  ///< days; by default the newest as-of date among the registries
    bool demo = false;
    std::chrono::seconds limit{120};  ///< for each rule
    std::function<void(const std::string& rule, std::size_t done, std::size_t of)> progress = {};
    /// Only what came since the last run over everybody (增量比对), as far as a rule allows that; a
    /// whole run where rules, values, registries or programs have changed since.
    bool only_new = false;
};

enum class RunKind { Whole, New, Some };

std::string_view name_of(RunKind kind);  ///< "whole"

/// What became of one rule.
struct RuleOutcome {
    std::string id;
    bool done = false, stale = false;
    std::int64_t hits = 0, ms = 0;
    std::vector<std::string> missing;  ///< registries it needs
    std::string message;               ///< what went wrong, Chinese
    bool broke_engine = false;         ///< another has to be opened for the next rule
};

struct RunReport {
    std::int64_t id = 0;
    RunKind kind = RunKind::Whole;
    std::string
        digest;  ///< 32 bytes: the same for the same rules, parameters, registries and ledger
    std::int64_t as_of = 0;  ///< days
    std::string engine;
    std::vector<RuleOutcome> rules;
};

/// Runs rules (比对). What a killed run had finished is taken over by the next with the same
/// inputs.
class Runner {
public:
    using OpenEngine = std::function<std::unique_ptr<engine::Engine>()>;

    Runner(const Datasets& datasets, OpenEngine open)
        : datasets_(datasets), open_(std::move(open)) {}

    /// Refuses (Invalid) an unknown rule and a county without an engine. A rule that fails does not
    /// keep the others from running.
    RunReport run(const guard::Actor& actor, const RunOptions& options);

private:
    const Datasets& datasets_;
    OpenEngine open_;
};

}  // namespace compare
