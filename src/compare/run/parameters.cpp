#include "compare/run/parameters.hpp"

#include "compare/rules/parameter_values.hpp"
#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>

namespace compare {

namespace {

using engine::Value;
using guard::Permission;
using platform::Refusal;

// Days that both engines can hold and compare.
constexpr std::int64_t first_day = -719162;  // 0001-01-01
constexpr std::int64_t last_day = 2932896;   // 9999-12-31

std::string context_of(const std::string& rule, const std::string& name) {
    return fmt::format("compare parameter {} {}", rule, name);
}

crypto::FieldCipher cipher_of(const Office& office) {
    return crypto::FieldCipher{office.keys.derived("mingbai compare parameters v1")};
}

bool holds(const ParameterValue& value, std::int64_t day) {
    return day >= value.from.value_or(first_day) && day <= value.until.value_or(last_day);
}

std::string date_literal(std::int64_t day) {
    return fmt::format("DATE '{}'", platform::format_date(platform::from_days(day)));
}

std::string literal(const Parameter& parameter, const ParameterValue& value) {
    switch (parameter.type) {
        case ParameterType::Integer:
        case ParameterType::Fen:
        case ParameterType::Permille: return fmt::format("{}", value.number);
        case ParameterType::Date: return date_literal(value.number);
        case ParameterType::Text: return text_literal(value.texts.front());
        case ParameterType::Words:
        case ParameterType::Programs: break;
    }
    throw engine::Error{
        engine::Error::Kind::Statement,
        fmt::format(":{} is a list; read it from the table parameter", parameter.name)};
}

std::string replacement(const std::string& name, const std::vector<Parameter>& parameters,
                        std::int64_t as_of) {
    if (name == "as_of") return date_literal(as_of);
    const auto parameter = std::ranges::find(parameters, name, &Parameter::name);
    if (parameter == parameters.end())
        throw engine::Error{engine::Error::Kind::Statement,
                            fmt::format(":{} is no parameter of the rule", name)};
    for (const ParameterValue& value : parameter->values)
        if (holds(value, as_of)) return literal(*parameter, value);
    throw engine::Error{engine::Error::Kind::Statement,
                        fmt::format("parameter {} has no value on this day", name)};
}

bool is_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// The end of a quoted text or a comment that begins at `at`; `at` where none does.
std::size_t end_of_aside(const std::string& sql, std::size_t at) {
    const auto behind = [&](std::string_view mark, std::size_t from) {
        const auto found = sql.find(mark, from);
        return found == std::string::npos ? sql.size() : found + mark.size();
    };
    if (sql[at] == '\'') return behind("'", at + 1);
    if (sql.compare(at, 2, "--") == 0) return behind("\n", at);
    if (sql.compare(at, 2, "/*") == 0) return behind("*/", at);
    return at;
}

}  // namespace

std::string text_literal(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c;
    }
    return out + "'";
}

Parameters::Parameters(const Office& office, db::Session& session) {
    const auto cipher = cipher_of(office);
    session.each(sql::select_parameters, {}, [&](const db::Row& row) {
        const std::pair<std::string, std::string> key{row.text(0), row.text(1)};
        const auto opened = cipher.open(row.blob(2).bytes, context_of(key.first, key.second));
        if (!opened)
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("规则{}的参数{}已损坏，请重新设定", key.first, key.second)};
        own_.emplace(key, *opened);
    });
}

std::vector<Parameter> Parameters::of(const Rule& rule) const {
    std::vector<Parameter> parameters = rule.parameters;
    for (Parameter& parameter : parameters) {
        const auto own = own_.find({rule.id, parameter.name});
        if (own == own_.end()) continue;
        parameter.values = read_values(YamlMap::parse(rule.id + " " + parameter.name, own->second),
                                       parameter.type);
    }
    return parameters;
}

void Parameters::set(const Office& office, const guard::Actor& actor, const Rule& rule,
                     const std::string& name, const std::string& values) {
    office.gate.require(actor, Permission::SetParameters);
    const auto parameter = std::ranges::find(rule.parameters, name, &Parameter::name);
    if (parameter == rule.parameters.end())
        throw Refusal{Refusal::Kind::NotFound,
                      fmt::format("规则{}没有名为“{}”的参数", rule.id, name)};
    const std::string text = "values: " + values + "\n";
    read_values(YamlMap::parse(rule.id + " " + name, text), parameter->type);
    const db::Blob sealed{cipher_of(office).seal(text, context_of(rule.id, name))};
    const auto officer = actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
    db::Transaction tx{office.pool};
    tx.run(sql::upsert_parameter,
           {rule.id, name, sealed, platform::to_millis(office.clock.now()), officer});
    office.gate.record(tx, actor, "compare.set_parameter",
                       fmt::format("rule:{}/{}", rule.id, name));
    tx.commit();
}

std::string statement_of(const Rule& rule, const std::vector<Parameter>& parameters,
                         std::int64_t as_of) {
    const std::string& sql = rule.find;
    std::string out;
    for (std::size_t at = 0; at < sql.size();) {
        if (const auto end = end_of_aside(sql, at); end != at) {
            out.append(sql, at, end - at);
            at = end;
            continue;
        }
        const bool begins = sql[at] == ':' && at + 1 < sql.size() &&
                            std::isalpha(static_cast<unsigned char>(sql[at + 1])) != 0 &&
                            (at == 0 || sql[at - 1] != ':');
        if (!begins) {
            out += sql[at++];
            continue;
        }
        std::size_t end = at + 1;
        while (end < sql.size() && is_letter(sql[end]))
            ++end;
        out += replacement(sql.substr(at + 1, end - at - 1), parameters, as_of);
        at = end;
    }
    return out;
}

void load_parameters(engine::Engine& engine, const std::vector<Parameter>& parameters) {
    engine.drop("parameter");
    const auto loader = engine.load({"parameter",
                                     {{"name", engine::Type::Text},
                                      {"number", engine::Type::Integer},
                                      {"text", engine::Type::Text},
                                      {"valid_from", engine::Type::Date},
                                      {"valid_to", engine::Type::Date}}});
    for (const Parameter& parameter : parameters)
        for (const ParameterValue& value : parameter.values) {
            const auto add = [&](Value number, Value text) {
                loader->add(std::vector<Value>{Value::of(std::string_view{parameter.name}), number,
                                               text, Value::of(value.from.value_or(first_day)),
                                               Value::of(value.until.value_or(last_day))});
            };
            if (value.texts.empty() && parameter.type != ParameterType::Words &&
                parameter.type != ParameterType::Programs)
                add(Value::of(value.number), {});
            for (const std::string& text : value.texts)
                add({}, Value::of(std::string_view{text}));
        }
    loader->finish();
}

std::string canonical(const std::vector<Parameter>& parameters) {
    std::string text;
    for (const Parameter& parameter : parameters)
        for (const ParameterValue& value : parameter.values) {
            text += fmt::format("{} {} {} {}", parameter.name, value.number,
                                value.from.value_or(first_day), value.until.value_or(last_day));
            for (const std::string& one : value.texts)
                text += fmt::format(" {}:{}", one.size(), one);
            text += '\n';
        }
    return text;
}

}  // namespace compare
