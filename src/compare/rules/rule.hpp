#pragma once

#include "platform/engine/engine.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// How a column of a registry is read and kept (rules/README.md).
enum class FieldType { Text, Name, Person, Date, Fen, Integer, Quantity, Region };

struct DatasetField {
    std::string name;   ///< in rules: "died"
    std::string title;  ///< in the sheet: 死亡日期
    FieldType type = FieldType::Text;
    bool required = false;
    std::vector<std::string> also;  ///< other titles it goes by
};

/// What the program knows of a kind of registry (基础库), from rules/datasets.
struct DatasetSpec {
    std::string name, title, owner, purpose;
    bool shows_match_only = false;  ///< its values are shown by reasoned, audited reveal only
    bool restricted = false;        ///< that somebody stands in it is for those who see clues only
    int maximum_age_days = 0, keep_days = 0;
    std::vector<std::string> key;
    std::vector<DatasetField> fields;
};

/// The table that rules see: the fields, for each person the birth date, and for each name its key
/// and its sound.
engine::Table table_of(const DatasetSpec& spec);

enum class RuleStatus { On, Draft };
enum class Severity { Blue, Yellow, Orange, Red };

std::string_view name_of(Severity severity);   ///< "red"
std::string_view title_of(Severity severity);  ///< "红"
std::string_view name_of(RuleStatus status);

enum class ParameterType { Integer, Fen, Permille, Date, Text, Words, Programs };

/// A value and the days on which it holds. Numbers and dates (days since 1970) stand in `number`,
/// texts in `texts`.
struct ParameterValue {
    std::int64_t number = 0;
    std::vector<std::string> texts;
    std::optional<std::int64_t> from, until;
};

struct Parameter {
    std::string name, meaning;
    ParameterType type = ParameterType::Integer;
    std::vector<ParameterValue> values;
};

/// An evidence column of a rule's answer.
struct Evidence {
    std::string name, title;
    std::string from;  ///< the registry whose value it is, if any
    bool fen = false;
};

/// What a hit of a rule about payments depends on, beside registries: all payments, or those of its
/// person only, so that after new payments only their people need be looked at.
enum class Scope { Whole, Person };

/// A rule as data (rules/README.md).
struct Rule {
    std::string id, title, kind, why, basis, records;
    RuleStatus status = RuleStatus::Draft;
    Severity severity = Severity::Blue;
    Scope scope = Scope::Whole;
    bool before_payment = true;  ///< a batch and its people's payments are enough to ask it of
    std::vector<std::string> needs, wants, excludes, innocent, verify;
    std::int64_t precision_permille = 0;  ///< believed until enough hits have been judged
    std::vector<Parameter> parameters;
    std::vector<Evidence> evidence;
    std::string find;    ///< the SQL text
    std::string digest;  ///< SHA-256 of rule.yml and find.sql, hexadecimal: its version
};

/// A file of rules/, as it is built in or lies in a folder.
struct RuleFile {
    std::string_view path;  ///< "person/P01-deceased-recipient/rule.yml"
    std::string_view text;
};

/// Every registry and every rule, in the order of their ids.
class RuleBook {
public:
    /// Refuses (Invalid) with the file and what is wrong in it.
    static RuleBook read(std::span<const RuleFile> files);
    /// What the program was built with.
    static const RuleBook& built_in();
    /// This book and a county's own rules (free/own_rules.hpp), whose ids are none of the
    /// library's.
    RuleBook with(std::vector<Rule> own) const;

    const std::vector<Rule>& rules() const { return rules_; }
    const std::vector<DatasetSpec>& datasets() const { return datasets_; }
    const Rule* rule(std::string_view id) const;
    const DatasetSpec* dataset(std::string_view name) const;

private:
    std::vector<Rule> rules_;
    std::vector<DatasetSpec> datasets_;
};

/// Refuses (Invalid) with the file and what is wrong in it.
Rule read_rule(const RuleFile& file, std::string_view find);
std::span<const RuleFile> built_in_files();

}  // namespace compare
