#include "compare/rules/parameter_values.hpp"

namespace compare {

namespace {

ParameterValue read_value(const YamlMap& map, ParameterType type) {
    ParameterValue value;
    switch (type) {
        case ParameterType::Integer:
        case ParameterType::Fen:
        case ParameterType::Permille: value.number = map.integer("value"); break;
        case ParameterType::Date: value.number = map.day("value").value_or(0); break;
        case ParameterType::Text: value.texts = {map.text("value")}; break;
        case ParameterType::Words:
        case ParameterType::Programs: value.texts = map.texts("value"); break;
    }
    value.from = map.day("from");
    value.until = map.day("until");
    return value;
}

}  // namespace

std::vector<ParameterValue> read_values(const YamlMap& map, ParameterType type) {
    std::vector<ParameterValue> values;
    for (const YamlMap& value : map.maps("values"))
        values.push_back(read_value(value, type));
    if (values.empty()) map.refuse("参数没有值");
    return values;
}

}  // namespace compare
