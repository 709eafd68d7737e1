#include "complain/model/suppress.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <set>

using namespace complain;

namespace {

Grid grid(std::size_t rows, std::size_t columns, std::vector<std::int64_t> cells) {
    Grid made{rows, columns};
    made.cells = std::move(cells);
    return made;
}

/// Whether sums give a hidden count away: it is so exactly if no circle of hidden counts, from row
/// to column and back, leads through it.
bool can_be_computed(const ShownGrid& shown, std::size_t row, std::size_t column) {
    std::set<std::size_t> seen{row};
    std::deque<std::size_t> waiting{row};
    while (!waiting.empty()) {
        const std::size_t node = waiting.front();
        waiting.pop_front();
        for (std::size_t r = 0; r < shown.rows; ++r) {
            for (std::size_t c = 0; c < shown.columns; ++c) {
                if (shown.at(r, c) || (r == row && c == column)) continue;
                if (node != r && node != shown.rows + c) continue;
                for (const std::size_t next : {r, shown.rows + c})
                    if (seen.insert(next).second) waiting.push_back(next);
            }
        }
    }
    return !seen.contains(shown.rows + column);
}

int computable(const ShownGrid& shown) {
    int count = 0;
    for (std::size_t row = 0; row < shown.rows; ++row)
        for (std::size_t column = 0; column < shown.columns; ++column)
            if (!shown.at(row, column) && can_be_computed(shown, row, column)) ++count;
    return count;
}

int hidden(const ShownGrid& shown) {
    return static_cast<int>(std::ranges::count_if(
        shown.cells, [](const std::optional<std::int64_t>& cell) { return !cell; }));
}

}  // namespace

TEST_CASE("nothing is hidden where nothing is small, and sums are added") {
    const ShownGrid shown = suppress(grid(2, 2, {5, 6, 7, 8}));
    CHECK(hidden(shown) == 0);
    CHECK(shown.at(0, 2) == 11);
    CHECK(shown.at(2, 1) == 14);
    CHECK(shown.at(2, 2) == 26);
}

TEST_CASE("a lone small count takes three others with it, the smallest that do") {
    const ShownGrid shown = suppress(grid(3, 3, {2, 10, 30, 11, 12, 30, 30, 30, 30}));
    CHECK(hidden(shown) == 4);
    CHECK_FALSE(shown.at(0, 0));
    CHECK_FALSE(shown.at(0, 1));
    CHECK_FALSE(shown.at(1, 0));
    CHECK_FALSE(shown.at(1, 1));
    CHECK(computable(shown) == 0);
}

TEST_CASE("hidden counts of a line are five or more together, or their sum is hidden too") {
    const ShownGrid shown = suppress(grid(2, 3, {1, 1, 20, 1, 1, 20}));
    CHECK_FALSE(shown.at(0, 0));
    CHECK((!shown.at(0, 2) || !shown.at(0, 3)));
    CHECK(computable(shown) == 0);
}

TEST_CASE("a zero is hidden like any small count") {
    CHECK_FALSE(suppress(grid(2, 2, {0, 9, 9, 9})).at(0, 0));
}

TEST_CASE("no sum gives a hidden count away") {
    for (const Grid& each : {
             grid(1, 1, {3}),
             grid(1, 1, {8}),
             grid(1, 5, {3, 8, 9, 10, 11}),
             grid(5, 1, {3, 8, 9, 10, 11}),
             grid(2, 2, {1, 9, 9, 9}),
             grid(3, 3, {1, 9, 9, 9, 1, 9, 9, 9, 1}),
             grid(3, 4, {0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9}),
             grid(4, 3, {4, 50, 60, 70, 3, 80, 90, 100, 2, 5, 5, 5}),
             grid(4, 5, {9, 1, 8, 0, 7, 6, 6, 6, 6, 6, 12, 0, 0, 1, 2, 5, 5, 5, 5, 5}),
         }) {
        CAPTURE(each.rows);
        CAPTURE(each.columns);
        CAPTURE(each.cells[0]);
        CHECK(computable(suppress(each)) == 0);
    }
}

TEST_CASE("month after month a table moves by fives and never back") {
    const Grid now = grid(1, 4, {4, 9, 10, 13}), before = grid(1, 4, {0, 5, 5, 15});
    CHECK(in_fives(now, Grid{0, 0}).cells == std::vector<std::int64_t>{0, 5, 10, 10});
    CHECK(in_fives(now, before).cells == std::vector<std::int64_t>{0, 5, 10, 15});
}
