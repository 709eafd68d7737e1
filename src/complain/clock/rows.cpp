#include "complain/clock/rows.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

Rows::Rows(std::string_view csv) {
    for (const std::string_view line : words_of(csv, '\n')) {
        auto cells = words_of(line, ',');
        if (columns_.empty()) {
            columns_ = std::move(cells);
        } else if (cells.size() != columns_.size()) {
            platform::bug(
                fmt::format("a built-in table's line has {} cells: {}", cells.size(), line));
        } else {
            lines_.push_back(std::move(cells));
        }
    }
}

std::string_view Rows::cell(std::size_t row, std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) platform::bug(fmt::format("no column {}", column));
    return lines_.at(row)[static_cast<std::size_t>(found - columns_.begin())];
}

int Rows::number(std::size_t row, std::string_view column) const {
    const std::string_view text = cell(row, column);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        platform::bug(fmt::format("column {}: {} is no number", column, text));
    return value;
}

std::optional<platform::Date> Rows::optional_date(std::size_t row, std::string_view column) const {
    if (cell(row, column).empty()) return std::nullopt;
    return date(row, column);
}

platform::Date Rows::date(std::size_t row, std::string_view column) const {
    const auto day = platform::parse_iso_date(cell(row, column));
    if (!day) platform::bug(fmt::format("column {}: {} is no day", column, cell(row, column)));
    return *day;
}

bool Rows::yes(std::size_t row, std::string_view column) const {
    const std::string_view text = cell(row, column);
    if (text != "yes" && text != "no")
        platform::bug(fmt::format("column {}: {} is neither yes nor no", column, text));
    return text == "yes";
}

std::vector<std::string_view> words_of(std::string_view cell, char separator) {
    std::vector<std::string_view> words;
    while (!cell.empty()) {
        const auto end = cell.find(separator);
        words.push_back(cell.substr(0, end));
        if (end == std::string_view::npos) return words;
        cell.remove_prefix(end + 1);
        // A separator at the very end parts off an empty cell, except after the last line.
        if (cell.empty() && separator == ',') words.emplace_back();
    }
    return words;
}

}  // namespace complain
