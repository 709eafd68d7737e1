#include "platform/engine/statement.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace engine {

namespace {

void check(std::string_view name) {
    const bool sound = !name.empty() && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_';
    });
    if (!sound) platform::bug("no name for a table or column");
}

std::string_view word_of(Type type) {
    switch (type) {
        case Type::Text: return "TEXT";
        case Type::Integer: return "BIGINT";
        case Type::Date: return "DATE";
        case Type::Boolean: return "BOOLEAN";
        case Type::Uuid: return "UUID";
    }
    platform::bug("no such type");
}

}  // namespace

std::string create_statement(const Table& table, std::string_view verb, Dialect dialect) {
    check(table.name);
    std::string text = fmt::format("{} {} (", verb, table.name);
    for (const Column& column : table.columns) {
        check(column.name);
        if (text.back() != '(') text += ", ";
        text += fmt::format("{} {}", column.name, word_of(column.type));
        // Equal texts must sort and compare by their bytes, whatever language the server speaks.
        if (column.type == Type::Text && dialect == Dialect::Postgresql) text += " COLLATE \"C\"";
    }
    return text + ")";
}

}  // namespace engine
