#pragma once

#include "platform/core/refusal.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace complain {

/// A word of a closed list: its enumerator, how stores write it, and how people read it.
template <class Value>
struct Named {
    Value value;
    std::string_view name, title = {};
};

/// The row of a table of words, or of rows that begin like one. An enumerator it lacks is a bug.
template <class Table, class Value>
const auto& row_of(const Table& table, Value value) {
    const auto found =
        std::ranges::find_if(table, [value](const auto& row) { return row.value == value; });
    if (found == table.end()) platform::bug("a list of words lacks one");
    return *found;
}

template <class Table>
auto value_named(const Table& table, std::string_view name) {
    const auto found =
        std::ranges::find_if(table, [name](const auto& row) { return row.name == name; });
    return found == table.end() ? std::nullopt : std::optional{found->value};
}

}  // namespace complain
