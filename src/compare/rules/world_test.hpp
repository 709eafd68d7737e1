#pragma once

#include "compare/near/names.hpp"
#include "compare/rules/rule.hpp"
#include "compare/rules/yaml.hpp"
#include "platform/engine/engine.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace compare::test {

/// A small world of cases.yml or baseline.yml: rows by table, each a mapping from column to value.
class World {
public:
    World(const RuleBook& book, const YamlMap& of);

    /// Fills every one of the tables, empty ones too.
    void load(engine::Engine& engine, const std::set<std::string>& tables);
    std::int64_t as_of() const { return as_of_; }

private:
    using Row = std::map<std::string, std::string>;

    static void complete_payment(Row& row);
    void complete_names(const engine::Table& table, Row& row);
    engine::Table shape_of(const std::string& name) const;

    const RuleBook& book_;
    std::map<std::string, std::vector<Row>> rows_;
    std::int64_t as_of_;
    Names names_;
};

/// The 16 bytes that stand for a word.
std::string uuid_of(std::string_view word);

}  // namespace compare::test
