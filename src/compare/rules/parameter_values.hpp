#pragma once

#include "compare/rules/rule.hpp"
#include "compare/rules/yaml.hpp"

namespace compare {

/// The list `values` of a parameter.
std::vector<ParameterValue> read_values(const YamlMap& map, ParameterType type);

/// The inverse: "[{value: 3, from: 2018-01-01}]".
std::string yaml_of(const Parameter& parameter);

}  // namespace compare
