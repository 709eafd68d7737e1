#include "platform/db/connection.hpp"

#include "platform/core/refusal.hpp"

#include <algorithm>

namespace db {
namespace {

std::string quoted(std::string_view name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!plain || name.empty()) platform::bug("a table or column name is not plain");
    return '"' + std::string(name) + '"';
}

}  // namespace

std::string excerpt(std::string_view sql) {
    constexpr std::size_t longest = 80;
    std::string words;
    for (const char c : sql.substr(0, 4 * longest)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && (words.empty() || words.back() == ' ')) continue;
        words += blank ? ' ' : c;
        if (words.size() == longest) break;
    }
    return " [" + words + "]";
}

std::string quoted_columns(std::string_view table, std::span<const char* const> columns) {
    if (columns.empty()) platform::bug("a bulk insert names no column");
    std::string text = quoted(table) + " (";
    for (const char* column : columns)
        text += quoted(column) + ", ";
    text.resize(text.size() - 2);
    return text + ")";
}

void check_values(std::span<const Param> values) {
    for (const Param& value : values) {
        if (const auto* text = std::get_if<std::string_view>(&value.held())) {
            if (text->find('\0') != std::string_view::npos)
                throw Error{Error::Kind::Other, "a text parameter holds a NUL character"};
        } else if (const auto* uuid = std::get_if<const Uuid*>(&value.held())) {
            if ((*uuid)->bytes.size() != 16) platform::bug("a Uuid is not of 16 bytes");
        }
    }
}

}  // namespace db
