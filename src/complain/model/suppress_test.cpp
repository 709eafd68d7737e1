#include "complain/model/suppress.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace complain;

namespace {

Grid grid(std::size_t rows, std::size_t columns, std::vector<std::int64_t> cells) {
    Grid made{rows, columns};
    made.cells = std::move(cells);
    return made;
}

}  // namespace

TEST_CASE("month after month a table moves by fives and never back") {
    const Grid now = grid(1, 4, {4, 9, 10, 13}), before = grid(1, 4, {0, 5, 5, 15});
    CHECK(in_fives(now, Grid{0, 0}).cells == std::vector<std::int64_t>{0, 5, 10, 10});
    CHECK(in_fives(now, before).cells == std::vector<std::int64_t>{0, 5, 10, 15});
}
