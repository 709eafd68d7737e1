#pragma once

#include <cstdint>
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

/// For a table that is published month after month: each count cut down to a multiple of five, and
/// never less than it was last time. Two months' tables then differ by fives, so that no single new
/// report, and none that was sealed up, can be read out of them. A zero means "fewer than five".
/// `before` has the same rows and columns, or none. Sums must be those of the cut counts.
Grid in_fives(const Grid& grid, const Grid& before);

}  // namespace complain
