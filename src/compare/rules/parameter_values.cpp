#include "compare/rules/parameter_values.hpp"

#include "platform/core/clock.hpp"

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

std::string yaml_of(const Parameter& parameter) {
    YAML::Emitter out;
    out << YAML::Flow << YAML::BeginSeq;
    const auto day = [](std::int64_t days) {
        return platform::format_date(platform::from_days(days));
    };
    for (const ParameterValue& value : parameter.values) {
        out << YAML::BeginMap << YAML::Key << "value" << YAML::Value;
        switch (parameter.type) {
            case ParameterType::Integer:
            case ParameterType::Fen:
            case ParameterType::Permille: out << value.number; break;
            case ParameterType::Date: out << day(value.number); break;
            case ParameterType::Text: out << value.texts.front(); break;
            case ParameterType::Words:
            case ParameterType::Programs: out << value.texts; break;
        }
        if (value.from) out << YAML::Key << "from" << YAML::Value << day(*value.from);
        if (value.until) out << YAML::Key << "until" << YAML::Value << day(*value.until);
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
    return out.c_str();
}

}  // namespace compare
