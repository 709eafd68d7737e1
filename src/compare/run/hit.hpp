#pragma once

#include "compare/rules/rule.hpp"
#include "platform/engine/engine.hpp"
#include "platform/json/json.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace compare {

/// One fund row in question, as a rule found it.
struct FoundRow {
    std::string record;                 ///< business key; empty with `records: none`
    std::optional<std::string> person;  ///< 16 bytes
    std::int64_t amount_fen = 0;
    json::Object values;  ///< the other side: evidence columns by name
    json::Object fund;    ///< the fund row itself
};

/// 疑似: a question about someone or something, with its evidence.
struct Hit {
    std::string rule, question;
    Severity severity = Severity::Blue;  ///< one level below the rule's where a registry was stale
    bool stale = false;
    std::string records_table;         ///< empty with `records: none`
    std::vector<FoundRow> rows;        ///< by record
    std::vector<std::string> sources;  ///< "deceased 2017-09-30 第1次"

    std::int64_t amount_fen() const;
    /// Whose hit it is, when all rows agree.
    std::optional<std::string> person() const;
};

/// Everything of a hit, for keeping: canonical, so that equal hits are equal bytes.
std::string to_bytes(const Hit& hit);
Hit hit_from_bytes(std::string_view bytes);
/// What a judgement was about: rows, amounts and values, not the deliveries they came with.
std::string facts_of(const Hit& hit);

/// Gathers the rows of a rule's answer into hits, in the order of their questions.
class HitCollector {
public:
    explicit HitCollector(const Rule& rule) : rule_(rule) {}

    /// Error of kind Statement where the columns are not those that rules/README.md asks for.
    void columns(std::span<const engine::Column> columns);
    void row(std::span<const engine::Value> row);
    std::vector<Hit> finish();

private:
    const Rule& rule_;
    std::vector<engine::Column> columns_;
    std::vector<Hit> hits_;
    std::unordered_map<std::string, std::size_t> at_;
};

/// A value as evidence shows it: dates as 2017-08-20, uuids in hexadecimal.
json::Value shown(const engine::Value& value, engine::Type type);

}  // namespace compare
