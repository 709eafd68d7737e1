#pragma once

#include "platform/engine/engine.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace engine::duckdb {

/// The different texts of one column, numbered from 0 in the order they came.
class Dictionary {
public:
    std::int32_t code_of(std::string_view text);
    const std::deque<std::string>& texts() const { return texts_; }

private:
    std::deque<std::string> texts_;  ///< never move: the index refers to them
    std::unordered_map<std::string_view, std::int32_t> codes_;
    std::int32_t last_ = 0;  ///< rows often repeat the one before
};

bool has_words(const Table& table);
/// The table that holds the rows of one with words; the table itself is a view over it.
Table stored(const Table& table);
/// What has to be dropped with a table that has words, in order.
std::vector<std::string> drop_statements(const Table& table);

/// What loading words asks of its engine.
struct WordSteps {
    std::function<void(const std::string& statement)> run;
    std::function<std::unique_ptr<Loader>(const Table&)> load;
};

/// Fills a table that has words: rows with the words' numbers first, then enumerations in their
/// place (text, should they not be few) and the view that shows them as text.
class WordLoader final : public Loader {
public:
    WordLoader(const Table& table, std::unique_ptr<Loader> rows, WordSteps steps)
        : table_(table),
          rows_(std::move(rows)),
          steps_(std::move(steps)),
          dictionaries_(table.columns.size()),
          row_(table.columns.size()) {}

    void add(std::span<const Value> row) override;
    void finish() override;

private:
    void replace_numbers(const Column& column, const Dictionary& dictionary);
    void make_enumeration(const Column& column);
    void make_text(const Column& column);

    Table table_;
    std::unique_ptr<Loader> rows_;
    WordSteps steps_;
    std::vector<Dictionary> dictionaries_;
    std::vector<Value> row_;
};

}  // namespace engine::duckdb
