#include "compare/run/hit.hpp"

#include "platform/core/clock.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

json::Object object_of(const FoundRow& row) {
    json::Object object;
    if (!row.record.empty()) object["record"] = row.record;
    if (row.person) object["person"] = platform::to_hex(*row.person);
    object["amount_fen"] = row.amount_fen;
    object["values"] = row.values;
    return object;
}

Severity severity_named(std::string_view name) {
    for (const Severity one : {Severity::Blue, Severity::Yellow, Severity::Orange, Severity::Red})
        if (name_of(one) == name) return one;
    platform::bug("no such severity");
}

std::string text_at(const json::Object& object, std::string_view key) {
    return std::string{object.at(key).as_string()};
}

FoundRow row_of(const json::Object& object) {
    FoundRow row;
    if (const auto* record = object.if_contains("record")) row.record = record->as_string();
    if (const auto* person = object.if_contains("person"))
        row.person = platform::from_hex(std::string{person->as_string()});
    row.amount_fen = object.at("amount_fen").as_int64();
    row.values = object.at("values").as_object();
    row.fund = object.at("fund").as_object();
    return row;
}

}  // namespace

json::Value shown(const engine::Value& value, engine::Type type) {
    json::Value out{nullptr};
    if (value.null) return out;
    switch (type) {
        case engine::Type::Text: out = std::string{value.bytes}; break;
        case engine::Type::Integer: out = value.number; break;
        case engine::Type::Date:
            out = platform::format_date(platform::from_days(value.number));
            break;
        case engine::Type::Boolean: out = value.number != 0; break;
        case engine::Type::Uuid: out = platform::to_hex(value.bytes); break;
    }
    return out;
}

std::int64_t Hit::amount_fen() const {
    std::int64_t sum = 0;
    for (const FoundRow& row : rows)
        sum += row.amount_fen;
    return sum;
}

std::optional<std::string> Hit::person() const {
    if (rows.empty() || !rows.front().person) return std::nullopt;
    const bool one = std::ranges::all_of(
        rows, [&](const FoundRow& row) { return row.person == rows.front().person; });
    return one ? rows.front().person : std::nullopt;
}

std::string to_bytes(const Hit& hit) {
    json::Object object;
    object["rule"] = hit.rule;
    object["question"] = hit.question;
    object["severity"] = std::string{name_of(hit.severity)};
    object["stale"] = hit.stale;
    object["table"] = hit.records_table;
    json::Array rows;
    for (const FoundRow& row : hit.rows) {
        json::Object one = object_of(row);
        one["fund"] = row.fund;
        rows.push_back(std::move(one));
    }
    object["rows"] = std::move(rows);
    json::Array sources;
    for (const std::string& source : hit.sources)
        sources.push_back(json::Value(source));
    object["sources"] = std::move(sources);
    return json::write(object);
}

Hit hit_from_bytes(std::string_view bytes) {
    const json::Value parsed = boost::json::parse(bytes);
    const json::Object& object = parsed.as_object();
    Hit hit;
    hit.rule = text_at(object, "rule");
    hit.question = text_at(object, "question");
    hit.severity = severity_named(text_at(object, "severity"));
    hit.stale = object.at("stale").as_bool();
    hit.records_table = text_at(object, "table");
    for (const json::Value& row : object.at("rows").as_array())
        hit.rows.push_back(row_of(row.as_object()));
    for (const json::Value& source : object.at("sources").as_array())
        hit.sources.emplace_back(source.as_string());
    return hit;
}

std::string facts_of(const Hit& hit) {
    json::Array rows;
    for (const FoundRow& row : hit.rows)
        rows.push_back(object_of(row));
    return json::write(rows);
}

void HitCollector::columns(std::span<const engine::Column> columns) {
    columns_.assign(columns.begin(), columns.end());
    const auto expect = [&](std::size_t at, std::string_view name) {
        if (at >= columns.size() || columns[at].name != name)
            throw engine::Error{engine::Error::Kind::Statement,
                                fmt::format("column {} should be {}", at + 1, name)};
    };
    expect(0, "hit");
    expect(1, "record");
    expect(2, "person");
    expect(3, "amount_fen");
    for (std::size_t i = 0; i < rule_.evidence.size(); ++i)
        expect(i + 4, rule_.evidence[i].name);
    if (columns.size() != rule_.evidence.size() + 4)
        throw engine::Error{engine::Error::Kind::Statement,
                            "there are columns that rule.yml does not name as evidence"};
}

void HitCollector::row(std::span<const engine::Value> row) {
    if (row[0].null) throw engine::Error{engine::Error::Kind::Statement, "a row has no hit"};
    FoundRow found;
    if (!row[1].null) found.record = row[1].bytes;
    if (!row[2].null) found.person = std::string{row[2].bytes};
    found.amount_fen = row[3].null ? 0 : row[3].number;
    for (std::size_t i = 4; i < row.size(); ++i)
        found.values[columns_[i].name] = shown(row[i], columns_[i].type);
    const auto [at, fresh] = at_.try_emplace(std::string{row[0].bytes}, hits_.size());
    if (fresh) {
        Hit hit;
        hit.rule = rule_.id;
        hit.question = row[0].bytes;
        hit.severity = rule_.severity;
        hit.records_table = rule_.records == "none" ? "" : rule_.records;
        hits_.push_back(std::move(hit));
    }
    hits_[at->second].rows.push_back(std::move(found));
}

std::vector<Hit> HitCollector::finish() {
    for (Hit& hit : hits_)
        std::ranges::sort(hit.rows, [](const FoundRow& left, const FoundRow& right) {
            if (left.record != right.record) return left.record < right.record;
            if (left.person != right.person) return left.person < right.person;
            return json::write(left.values) < json::write(right.values);
        });
    std::ranges::sort(hits_, {}, &Hit::question);
    return std::move(hits_);
}

}  // namespace compare
