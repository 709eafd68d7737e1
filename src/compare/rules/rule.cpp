#include "compare/rules/rule.hpp"

#include "platform/core/refusal.hpp"

#include <algorithm>
#include <array>

namespace compare {

namespace {

constexpr std::array<std::string_view, 4> severity_names{"blue", "yellow", "orange", "red"};
constexpr std::array<std::string_view, 4> severity_titles{"蓝", "黄", "橙", "红"};

engine::Type engine_type(FieldType type) {
    switch (type) {
        case FieldType::Text:
        case FieldType::Name: return engine::Type::Text;
        case FieldType::Person: return engine::Type::Uuid;
        case FieldType::Date: return engine::Type::Date;
        case FieldType::Fen:
        case FieldType::Integer:
        case FieldType::Quantity:
        case FieldType::Region: return engine::Type::Integer;
    }
    platform::bug("no such type of field");
}

}  // namespace

std::string_view name_of(Severity severity) {
    return severity_names[static_cast<std::size_t>(severity)];
}

std::string_view title_of(Severity severity) {
    return severity_titles[static_cast<std::size_t>(severity)];
}

std::string_view name_of(RuleStatus status) {
    return status == RuleStatus::On ? "on" : "draft";
}

engine::Table table_of(const DatasetSpec& spec) {
    engine::Table table{spec.name, {}};
    for (const DatasetField& field : spec.fields) {
        table.columns.push_back({field.name, engine_type(field.type)});
        if (field.type == FieldType::Person)
            table.columns.push_back({field.name + "_birth", engine::Type::Date});
        if (field.type != FieldType::Name) continue;
        table.columns.push_back({field.name + "_key", engine::Type::Text});
        table.columns.push_back({field.name + "_sound", engine::Type::Text});
    }
    return table;
}

const Rule* RuleBook::rule(std::string_view id) const {
    const auto found = std::ranges::find(rules_, id, &Rule::id);
    return found == rules_.end() ? nullptr : &*found;
}

const DatasetSpec* RuleBook::dataset(std::string_view name) const {
    const auto found = std::ranges::find(datasets_, name, &DatasetSpec::name);
    return found == datasets_.end() ? nullptr : &*found;
}

}  // namespace compare
