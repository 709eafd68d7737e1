#include "compare/rules/parameter_values.hpp"
#include "compare/rules/rule.hpp"
#include "compare/rules/yaml.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>

namespace compare {

namespace {

/// The value that a word of the file stands for.
template <class Value, std::size_t N>
Value one_of(const YamlMap& map, const char* key,
             const std::array<std::pair<std::string_view, Value>, N>& words) {
    const std::string word = map.text(key);
    for (const auto& [name, value] : words)
        if (name == word) return value;
    map.refuse(fmt::format("“{}”不能是“{}”", key, word));
}

constexpr std::array field_types{
    std::pair{std::string_view{"text"}, FieldType::Text},
    std::pair{std::string_view{"name"}, FieldType::Name},
    std::pair{std::string_view{"person"}, FieldType::Person},
    std::pair{std::string_view{"date"}, FieldType::Date},
    std::pair{std::string_view{"fen"}, FieldType::Fen},
    std::pair{std::string_view{"integer"}, FieldType::Integer},
    std::pair{std::string_view{"quantity"}, FieldType::Quantity},
    std::pair{std::string_view{"region"}, FieldType::Region},
};
constexpr std::array parameter_types{
    std::pair{std::string_view{"integer"}, ParameterType::Integer},
    std::pair{std::string_view{"fen"}, ParameterType::Fen},
    std::pair{std::string_view{"permille"}, ParameterType::Permille},
    std::pair{std::string_view{"date"}, ParameterType::Date},
    std::pair{std::string_view{"text"}, ParameterType::Text},
    std::pair{std::string_view{"words"}, ParameterType::Words},
    std::pair{std::string_view{"programs"}, ParameterType::Programs},
};
constexpr std::array severities{
    std::pair{std::string_view{"blue"}, Severity::Blue},
    std::pair{std::string_view{"yellow"}, Severity::Yellow},
    std::pair{std::string_view{"orange"}, Severity::Orange},
    std::pair{std::string_view{"red"}, Severity::Red},
};
constexpr std::array statuses{std::pair{std::string_view{"on"}, RuleStatus::On},
                              std::pair{std::string_view{"draft"}, RuleStatus::Draft}};

DatasetSpec read_dataset(const RuleFile& file) {
    const YamlMap map = YamlMap::parse(file.path, file.text);
    DatasetSpec spec;
    spec.name = file.path.substr(file.path.rfind('/') + 1);
    spec.name.resize(spec.name.size() - std::string_view{".yml"}.size());
    spec.title = map.text("title");
    spec.owner = map.text("owner");
    spec.purpose = map.text("purpose");
    spec.shows_match_only = map.text("shows") == "match";
    spec.restricted = map.flag("restricted");
    spec.maximum_age_days = static_cast<int>(map.integer("maximum_age_days"));
    spec.keep_days = static_cast<int>(map.integer("keep_days"));
    spec.key = map.texts("key");
    for (const YamlMap& column : map.maps("columns"))
        spec.fields.push_back({column.text("name"), column.text("title"),
                               one_of(column, "type", field_types), column.flag("required"),
                               column.texts("also")});
    for (const std::string& key : spec.key)
        if (std::ranges::find(spec.fields, key, &DatasetField::name) == spec.fields.end())
            map.refuse(fmt::format("“key”里的“{}”不是它的列", key));
    if (spec.fields.empty() || spec.key.empty()) map.refuse("“columns”和“key”不能空着");
    return spec;
}

std::vector<Parameter> read_parameters(const YamlMap& map) {
    std::vector<Parameter> parameters;
    for (const auto& [name, one] : map.named("parameters")) {
        Parameter parameter{name, one.text("meaning"), one_of(one, "type", parameter_types), {}};
        parameter.values = read_values(one, parameter.type);
        parameters.push_back(std::move(parameter));
    }
    return parameters;
}

}  // namespace

Rule read_rule(const RuleFile& file, std::string_view find) {
    const YamlMap map = YamlMap::parse(file.path, file.text);
    Rule rule;
    rule.id = map.text("id");
    rule.title = map.text("title");
    rule.kind = map.text("kind");
    rule.why = map.text("why");
    rule.basis = map.text("basis");
    rule.records = map.text("records");
    rule.status = one_of(map, "status", statuses);
    rule.severity = one_of(map, "severity", severities);
    const std::string scope = map.text_or("scope", "whole");
    if (scope != "whole" && scope != "person") map.refuse("“scope”只能是 whole 或 person");
    rule.scope = scope == "person" ? Scope::Person : Scope::Whole;
    const std::string precheck = map.text_or("precheck", "yes");
    if (precheck != "yes" && precheck != "no") map.refuse("“precheck”只能是 yes 或 no");
    rule.before_payment = precheck == "yes";
    rule.needs = map.texts("needs");
    rule.wants = map.texts("wants");
    rule.excludes = map.texts("excludes");
    rule.innocent = map.texts("innocent");
    rule.verify = map.texts("verify");
    if (rule.innocent.empty()) map.refuse("“innocent”要写出至少一种无辜的解释");
    if (rule.verify.empty()) map.refuse("“verify”要写出怎样核实");
    const auto precision = map.node("precision").as<double>(0.5);
    if (!(precision >= 0 && precision <= 1)) map.refuse("“precision”应在 0 和 1 之间");
    rule.precision_permille = std::llround(precision * 1000);
    rule.parameters = read_parameters(map);
    for (const auto& [name, one] : map.named("evidence"))
        rule.evidence.push_back(
            {name, one.text("title"), one.text_or("from", ""), one.text_or("unit", "") == "fen"});
    rule.find = find;
    rule.digest = platform::to_hex(crypto::bytes(
        crypto::Sha256{}.add(file.text).add(std::string_view{"\0", 1}).add(find).finish()));
    return rule;
}

RuleBook RuleBook::read(std::span<const RuleFile> files) {
    RuleBook book;
    std::map<std::string_view, std::string_view> finds;
    for (const RuleFile& file : files)
        if (file.path.ends_with("/find.sql"))
            finds.emplace(file.path.substr(0, file.path.rfind('/')), file.text);
    for (const RuleFile& file : files) {
        if (file.path.starts_with("datasets/") && file.path.ends_with(".yml")) {
            book.datasets_.push_back(read_dataset(file));
        } else if (file.path.ends_with("/rule.yml")) {
            const auto find = finds.find(file.path.substr(0, file.path.rfind('/')));
            if (find == finds.end())
                throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                        fmt::format("规则文件{}旁边没有 find.sql", file.path)};
            book.rules_.push_back(read_rule(file, find->second));
        }
    }
    std::ranges::sort(book.rules_, {}, &Rule::id);
    std::ranges::sort(book.datasets_, {}, &DatasetSpec::name);
    const auto twice = std::ranges::adjacent_find(book.rules_, {}, &Rule::id);
    if (twice != book.rules_.end())
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                fmt::format("规则编号{}用了两次", twice->id)};
    return book;
}

RuleBook RuleBook::with(std::vector<Rule> own) const {
    RuleBook book = *this;
    std::ranges::move(own, std::back_inserter(book.rules_));
    std::ranges::sort(book.rules_, {}, &Rule::id);
    return book;
}

const RuleBook& RuleBook::built_in() {
    static const RuleBook book = read(built_in_files());
    return book;
}

}  // namespace compare
