#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace complain {

/// Counts in rows and columns, without their sums.
struct Grid {
    std::size_t rows = 0, columns = 0;
    std::vector<std::int64_t> cells;  ///< row by row

    Grid(std::size_t row_count, std::size_t column_count)
        : rows(row_count), columns(column_count), cells(row_count * column_count) {}
    std::int64_t& at(std::size_t row, std::size_t column) { return cells[row * columns + column]; }
    std::int64_t at(std::size_t row, std::size_t column) const {
        return cells[row * columns + column];
    }
};

/// What may be shown of it: one row and one column more, for the sums. Nothing stands for "fewer
/// than five, or hidden so that those cannot be computed" (少于 5 件或者隐去).
struct ShownGrid {
    std::size_t rows = 0, columns = 0;  ///< with the sums
    std::vector<std::optional<std::int64_t>> cells;

    const std::optional<std::int64_t>& at(std::size_t row, std::size_t column) const {
        return cells[row * columns + column];
    }
};

/// Hides every count below `least_cases`, zero too, since a zero that disappears tells of a first
/// report; then as little more as it takes that no hidden count follows from sums: each stands in a
/// rectangle of hidden ones, and the hidden ones of a line with a shown sum are five or more
/// together (G3).
ShownGrid suppress(const Grid& grid);

/// For a table that is published month after month: each count cut down to a multiple of five, and
/// never less than it was last time. Two months' tables then differ by fives, so that no single new
/// report, and none that was sealed up, can be read out of them. A zero means "fewer than five".
/// `before` has the same rows and columns, or none. Sums must be those of the cut counts.
Grid in_fives(const Grid& grid, const Grid& before);

}  // namespace complain
