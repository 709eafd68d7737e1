#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/rules/rule.hpp"
#include "platform/engine/engine.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// The values that hold in this county: its own, unsealed, before those of the rules' files.
class Parameters {
public:
    Parameters(const Office& office, db::Session& session);

    /// The rule with the county's values.
    std::vector<Parameter> of(const Rule& rule) const;
    /// Sets a parameter; its text is the YAML list of `values` in a rule's file. Refuses (Invalid)
    /// what the rule does not know. One audit row, which does not hold the value.
    static void set(const Office& office, const guard::Actor& actor, const Rule& rule,
                    const std::string& name, const std::string& values);

private:
    std::map<std::pair<std::string, std::string>, std::string> own_;  ///< rule and name: YAML
};

/// find.sql with `:name` and `:as_of` replaced by what holds on the day; Error of kind Statement
/// for a name that is no parameter.
std::string statement_of(const Rule& rule, const std::vector<Parameter>& parameters,
                         std::int64_t as_of);
/// A text as an SQL literal.
std::string text_literal(std::string_view text);
/// Makes the table `parameter` of one rule.
void load_parameters(engine::Engine& engine, const std::vector<Parameter>& parameters);
/// Everything about a rule's values as one text, for digests.
std::string canonical(const std::vector<Parameter>& parameters);

}  // namespace compare
