#include "compare/free/own_rules.hpp"
#include "compare/free/statement.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

namespace compare::free {

namespace {

// Believed until enough hits have been judged: what nobody has tried yet.
constexpr const char* precision = "0.3";

/// Quoted, so that whatever the text holds stays one value.
void put(YAML::Emitter& out, const char* key, const std::string& value) {
    out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void put(YAML::Emitter& out, const char* key, const std::vector<std::string>& values) {
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const std::string& value : values)
        out << YAML::DoubleQuoted << value;
    out << YAML::EndSeq;
}

void put(YAML::Emitter& out, const std::vector<EvidenceColumn>& evidence) {
    out << YAML::Key << "evidence" << YAML::Value << YAML::BeginMap;
    for (const EvidenceColumn& column : evidence) {
        out << YAML::Key << column.name << YAML::Value << YAML::BeginMap;
        put(out, "title", column.title);
        if (!column.from.empty()) put(out, "from", column.from);
        if (column.fen) put(out, "unit", "fen");
        out << YAML::EndMap;
    }
    out << YAML::EndMap;
}

std::vector<std::string> tables_of(const CheckedQuestion& question) {
    const Table& asked = *question.asked().table;
    std::set<std::string> tables{asked.name, question.other().table->name};
    if (!asked.records.empty()) tables.insert(asked.records);
    return {tables.begin(), tables.end()};
}

std::string basis_of(const CheckedQuestion& question) {
    return fmt::format("本县自由比对形成：{}与{}，按{}对，找{}", question.first.table->title,
                       question.second.table->title, question.first.key->title,
                       question.want == Want::Both ? "两份都有的" : "第一份有、第二份没有的");
}

}  // namespace

RuleTexts texts_of(const std::string& id, const CheckedQuestion& question, const RuleWords& words) {
    const FindText find = find_text(question);
    const std::string& records = question.asked().table->records;
    YAML::Emitter out;
    out << YAML::BeginMap;
    put(out, "id", id);
    put(out, "title", words.title);
    put(out, "status", "draft");
    put(out, "severity", words.severity);
    put(out, "kind", "suspicion");
    put(out, "why", words.why);
    put(out, "basis", basis_of(question));
    put(out, "needs", tables_of(question));
    put(out, "records", records.empty() ? "none" : records);
    put(out, "precision", precision);
    put(out, find.evidence);
    put(out, "innocent", words.innocent);
    put(out, "verify", words.verify);
    out << YAML::EndMap;
    return {std::string{out.c_str()} + "\n", find.sql};
}

}  // namespace compare::free
