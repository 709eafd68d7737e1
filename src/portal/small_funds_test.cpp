#include "portal/small_funds.hpp"

#include <doctest/doctest.h>

#include <array>

using portal::taken_together;

TEST_CASE("a small one is told only together with the smallest that is large enough") {
    CHECK(taken_together(std::array<std::int64_t, 4>{9, 2, 7, 6}) ==
          std::vector<bool>{false, true, false, true});
    CHECK(taken_together(std::array<std::int64_t, 3>{2, 3, 9}) ==
          std::vector<bool>{true, true, true});
}

TEST_CASE("small ones alone are never enough: they may be the same persons") {
    CHECK(taken_together(std::array<std::int64_t, 3>{3, 3, 3}) ==
          std::vector<bool>{true, true, true});
}

TEST_CASE("what is large enough stands alone") {
    CHECK(taken_together(std::array<std::int64_t, 2>{5, 40}) == std::vector<bool>{false, false});
    CHECK(taken_together({}).empty());
}

TEST_CASE("what nobody has been reported for is not told alone either") {
    CHECK(taken_together(std::array<std::int64_t, 3>{0, 8, 9}) ==
          std::vector<bool>{true, true, false});
}
