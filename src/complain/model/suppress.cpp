#include "complain/model/suppress.hpp"

#include "complain/model/outcome.hpp"

#include <algorithm>
#include <limits>

namespace complain {

namespace {

/// The grid with its sums as a last row and column, and what is hidden of it.
class Hiding {
public:
    explicit Hiding(const Grid& grid)
        : rows_(grid.rows + 1), columns_(grid.columns + 1), values_(rows_ * columns_) {
        for (std::size_t row = 0; row < grid.rows; ++row)
            for (std::size_t column = 0; column < grid.columns; ++column)
                for (const std::size_t to_row : {row, grid.rows})
                    for (const std::size_t to_column : {column, grid.columns})
                        values_[to_row * columns_ + to_column] += grid.at(row, column);
        for (const std::int64_t value : values_)
            hidden_.push_back(value < least_cases);
    }

    ShownGrid done() {
        while (hide_partners() || hide_small_rests()) {
        }
        ShownGrid shown{rows_, columns_, {}};
        for (std::size_t at = 0; at < values_.size(); ++at)
            shown.cells.push_back(hidden_[at] ? std::nullopt : std::optional{values_[at]});
        return shown;
    }

private:
    bool is_hidden(std::size_t row, std::size_t column) const {
        return hidden_[row * columns_ + column];
    }
    std::int64_t cost(std::size_t row, std::size_t column) const {
        // One more than the count, so that hiding nothing is always cheapest.
        return is_hidden(row, column) ? 0 : values_[row * columns_ + column] + 1;
    }

    /// A hidden count that is alone in its row or column is what the sum leaves over.
    bool hide_partners() {
        bool changed = false;
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < columns_; ++column)
                if (is_hidden(row, column)) changed |= complete_rectangle(row, column);
        return changed;
    }

    bool complete_rectangle(std::size_t row, std::size_t column) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::size_t other_row = row, other_column = column;
        for (std::size_t r = 0; r < rows_; ++r) {
            for (std::size_t c = 0; c < columns_; ++c) {
                if (r == row || c == column) continue;
                const std::int64_t all = cost(row, c) + cost(r, column) + cost(r, c);
                if (all >= least) continue;
                least = all;
                other_row = r;
                other_column = c;
            }
        }
        if (least == 0 || other_row == row) return false;
        for (const std::size_t at : {row * columns_ + other_column, other_row * columns_ + column,
                                     other_row * columns_ + other_column})
            hidden_[at] = true;
        return true;
    }

    bool hide_small_rests() {
        bool changed = false;
        for (std::size_t row = 0; row < rows_; ++row)
            changed |= hide_small_rest(row * columns_, 1, columns_);
        for (std::size_t column = 0; column < columns_; ++column)
            changed |= hide_small_rest(column, columns_, rows_);
        return changed;
    }

    /// Of a line whose sum is shown, the hidden ones together are known.
    bool hide_small_rest(std::size_t first, std::size_t step, std::size_t length) {
        const std::size_t sum = first + (length - 1) * step;
        if (hidden_[sum]) return false;
        std::int64_t rest = 0;
        bool any = false;
        std::size_t smallest = sum;
        for (std::size_t at = first; at != sum; at += step) {
            any = any || hidden_[at];
            if (hidden_[at])
                rest += values_[at];
            else if (values_[at] < values_[smallest])
                smallest = at;
        }
        if (!any || rest >= least_cases) return false;
        hidden_[smallest] = true;
        return true;
    }

    std::size_t rows_, columns_;
    std::vector<std::int64_t> values_;
    std::vector<bool> hidden_;
};

}  // namespace

ShownGrid suppress(const Grid& grid) {
    return Hiding{grid}.done();
}

Grid in_fives(const Grid& grid, const Grid& before) {
    Grid out{grid.rows, grid.columns};
    for (std::size_t at = 0; at < grid.cells.size(); ++at) {
        const std::int64_t cut = grid.cells[at] / least_cases * least_cases;
        out.cells[at] = at < before.cells.size() ? std::max(cut, before.cells[at]) : cut;
    }
    return out;
}

}  // namespace complain
