#pragma once

#include "platform/core/clock.hpp"

#include <optional>
#include <string_view>
#include <vector>

// Reading the tables that are built in beside the code; used inside complain only.
namespace complain {

/// A built-in table: a first line with the columns' names, no quotes, no comma within a cell. The
/// views are of the text, which the caller keeps. Anything else is our own mistake (bug).
class Rows {
public:
    explicit Rows(std::string_view csv);

    std::size_t size() const { return lines_.size(); }
    std::string_view cell(std::size_t row, std::string_view column) const;
    int number(std::size_t row, std::string_view column) const;
    platform::Date date(std::size_t row, std::string_view column) const;
    /// Nothing where the cell is empty.
    std::optional<platform::Date> optional_date(std::size_t row, std::string_view column) const;
    bool yes(std::size_t row, std::string_view column) const;

private:
    std::vector<std::string_view> columns_;
    std::vector<std::vector<std::string_view>> lines_;
};

/// The words between single blanks.
std::vector<std::string_view> words_of(std::string_view cell, char separator = ' ');

}  // namespace complain
