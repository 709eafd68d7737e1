#pragma once

#include "compare/rules/rule.hpp"
#include "compare/rules/yaml.hpp"

namespace compare {

/// The list `values` of a parameter.
std::vector<ParameterValue> read_values(const YamlMap& map, ParameterType type);

}  // namespace compare
