#include "platform/engine/duckdb_words.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace engine::duckdb {

namespace {

/// The engine looks a number up in the list of all words, chunk by chunk: above this, text is
/// cheaper.
constexpr std::size_t most_words = 2000;

std::string type_name(const Table& table, const Column& column) {
    return fmt::format("{}_{}_words", table.name, column.name);
}

}  // namespace

std::int32_t Dictionary::code_of(std::string_view text) {
    if (!texts_.empty() && texts_[static_cast<std::size_t>(last_)] == text) return last_;
    if (const auto found = codes_.find(text); found != codes_.end()) return last_ = found->second;
    texts_.emplace_back(text);
    last_ = static_cast<std::int32_t>(texts_.size()) - 1;
    codes_.emplace(texts_.back(), last_);
    return last_;
}

bool has_words(const Table& table) {
    return std::ranges::find(table.columns, Type::Word, &Column::type) != table.columns.end();
}

Table stored(const Table& table) {
    return {table.name + "_rows", table.columns};
}

std::vector<std::string> drop_statements(const Table& table) {
    std::vector<std::string> statements{"DROP VIEW IF EXISTS " + table.name,
                                        "DROP TABLE IF EXISTS " + stored(table).name};
    for (const Column& column : table.columns)
        if (column.type == Type::Word)
            statements.push_back("DROP TYPE IF EXISTS " + type_name(table, column));
    return statements;
}

void WordLoader::add(std::span<const Value> row) {
    if (row.size() != row_.size())
        platform::bug("a row has another number of values than its table columns");
    for (std::size_t i = 0; i < row.size(); ++i) {
        row_[i] = row[i];
        if (table_.columns[i].type == Type::Word && !row[i].null)
            row_[i] = Value::of(std::int64_t{dictionaries_[i].code_of(row[i].bytes)});
    }
    rows_->add(row_);
}

void WordLoader::replace_numbers(const Column& column, const Dictionary& dictionary) {
    const auto words = steps_.load({"words", {{"code", Type::Integer}, {"word", Type::Text}}});
    std::int64_t code = 0;
    for (const std::string& text : dictionary.texts())
        words->add(std::vector<Value>{Value::of(code++), Value::of(std::string_view{text})});
    words->finish();
    if (dictionary.texts().size() <= most_words)
        make_enumeration(column);
    else
        make_text(column);
    steps_.run("DROP TABLE words");
}

void WordLoader::make_enumeration(const Column& column) {
    const std::string type = type_name(table_, column);
    steps_.run(fmt::format("CREATE TYPE {} AS ENUM (SELECT word FROM words ORDER BY code)", type));
    steps_.run(
        fmt::format("ALTER TABLE {0} ALTER COLUMN {1} TYPE {2} USING "
                    "enum_range(NULL::{2})[{1} + 1]",
                    stored(table_).name, column.name, type));
}

void WordLoader::make_text(const Column& column) {
    const std::string rows = stored(table_).name;
    steps_.run(
        fmt::format("CREATE TABLE with_text AS SELECT r.* REPLACE (w.word AS {1}) FROM {0} r "
                    "LEFT JOIN words w ON w.code = r.{1}",
                    rows, column.name));
    steps_.run("DROP TABLE " + rows);
    steps_.run("ALTER TABLE with_text RENAME TO " + rows);
}

void WordLoader::finish() {
    rows_->finish();
    rows_.reset();
    std::string columns;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        const Column& column = table_.columns[i];
        const bool is_word = column.type == Type::Word;
        const bool empty = dictionaries_[i].texts().empty();
        if (is_word && !empty) replace_numbers(column, dictionaries_[i]);
        dictionaries_[i] = {};
        columns += columns.empty() ? "" : ", ";
        columns += is_word ? fmt::format("CAST({0} AS VARCHAR) AS {0}", column.name) : column.name;
    }
    steps_.run(fmt::format("CREATE VIEW {} AS SELECT {} FROM {}", table_.name, columns,
                           stored(table_).name));
}

}  // namespace engine::duckdb
