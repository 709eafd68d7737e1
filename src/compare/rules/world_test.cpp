#include "compare/rules/world_test.hpp"

#include "compare/run/tables.hpp"
#include "domain/dates.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <algorithm>
#include <charconv>

namespace compare::test {

namespace {

using engine::Type;
using engine::Value;

std::int64_t day(const std::string& text) {
    const auto read = platform::parse_iso_date(text);
    if (!read) platform::bug("no day: " + text);
    return platform::to_days(*read);
}

std::int64_t whole(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size())
        platform::bug("no number: " + text);
    return number;
}

void give(std::map<std::string, std::string>& row, const char* column, const std::string& value) {
    row.try_emplace(column, value);
}

}  // namespace

std::string uuid_of(std::string_view word) {
    return std::string{crypto::bytes(crypto::sha256(word)).substr(0, 16)};
}

World::World(const RuleBook& book, const YamlMap& of)
    : book_(book), as_of_(of.day("as_of").value_or(day("2017-09-30"))) {
    for (const auto& entry : of.whole()) {
        const std::string table = entry.first.Scalar();
        if (fund_table(table) == nullptr && book.dataset(table) == nullptr) continue;
        for (const YAML::Node& node : entry.second) {
            Row row;
            for (const auto& cell : node)
                if (!cell.second.IsNull()) row.emplace(cell.first.Scalar(), cell.second.Scalar());
            if (table == "payment") complete_payment(row);
            if (row.contains("region") && table == "project")
                give(row, "town", row.at("region").substr(0, 9) + "000");
            complete_names(shape_of(table), row);
            rows_[table].push_back(std::move(row));
        }
    }
}

void World::complete_payment(Row& row) {
    give(row, "program", "MZ01");
    give(row, "program_name", "农村居民最低生活保障");
    give(row, "relief", "true");
    give(row, "region", "430299100201");
    give(row, "arrived", "true");
    give(row, "exempt", "false");
    give(row, "amount_fen", "21000");
    give(row, "name", "张三");
    give(row, "person", "甲");
    give(row, "account", row.at("person"));
    give(row, "birth", "1960-01-01");
    give(row, "male", "true");
    give(row, "source_system", "填报");
    give(row, "period", "2017-01");
    give(row, "town", row.at("region").substr(0, 9) + "000");
    if (const auto period = domain::Period::parse(row.at("period"))) {
        give(row, "period_from", platform::format_date(period->from()));
        give(row, "period_to", platform::format_date(period->to()));
    }
    give(row, "pay_date", row.at("period_from"));
}

void World::complete_names(const engine::Table& table, Row& row) {
    for (const engine::Column& column : table.columns) {
        if (!column.name.ends_with("_key")) continue;
        const auto name = row.find(column.name.substr(0, column.name.size() - 4));
        if (name == row.end()) continue;
        const ComparableName& comparable = names_.of(name->second);
        row.try_emplace(name->first + "_key", comparable.key);
        row.try_emplace(name->first + "_sound", comparable.sound);
    }
}

engine::Table World::shape_of(const std::string& name) const {
    if (const engine::Table* table = fund_table(name)) return *table;
    return table_of(*book_.dataset(name));
}

void World::load(engine::Engine& engine, const std::set<std::string>& tables) {
    for (const std::string& name : tables) {
        const engine::Table table = shape_of(name);
        engine.drop(name);
        const auto loader = engine.load(table);
        for (const Row& row : rows_[name]) {
            for (const auto& [column, value] : row)
                if (std::ranges::find(table.columns, column, &engine::Column::name) ==
                    table.columns.end())
                    platform::bug(name + " has no column " + column);
            std::vector<std::string> uuids;
            uuids.reserve(table.columns.size());
            std::vector<Value> values;
            for (const engine::Column& column : table.columns) {
                const auto cell = row.find(column.name);
                if (cell == row.end()) {
                    values.emplace_back();
                    continue;
                }
                switch (column.type) {
                    case Type::Text:
                        values.push_back(Value::of(std::string_view{cell->second}));
                        break;
                    case Type::Integer: values.push_back(Value::of(whole(cell->second))); break;
                    case Type::Date: values.push_back(Value::of(day(cell->second))); break;
                    case Type::Boolean:
                        values.push_back(Value::of(std::int64_t{cell->second == "true" ? 1 : 0}));
                        break;
                    case Type::Uuid:
                        uuids.push_back(uuid_of(cell->second));
                        values.push_back(Value::of(std::string_view{uuids.back()}));
                        break;
                }
            }
            loader->add(values);
        }
        loader->finish();
    }
}

}  // namespace compare::test
