#pragma once

#include "domain/fen.hpp"
#include "domain/region.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

/// Small cells (小单元格): nobody may learn from sums what a few protected persons got.
namespace portal {

struct Money {
    std::int64_t rows = 0;
    domain::Fen amount, returned, transit;

    Money& operator+=(const Money& other);
};

/// Published sums of one program in one place and year.
struct Cell {
    domain::RegionCode region;
    std::string program;
    std::int64_t year = 0;
    std::int64_t people = 0;
    Money money;
    /// How many places below are counted here because each alone has too few people; 0 for a
    /// place's own sum.
    std::int64_t merged = 0;
};

using CellKey = std::tuple<domain::RegionCode, std::string, std::int64_t>;

struct Suppressed {
    std::vector<Cell> cells;   ///< each with at least `least_people`, or of an unprotected program
    std::set<CellKey> hidden;  ///< places whose sum is counted further up
    std::vector<Cell> withheld;  ///< programs with too few people in the whole county
};

inline constexpr std::int64_t least_people = 5;

/// Moves the sum of a place with 1 to 4 people up to the town, and a town's rest of so few up to
/// the county, where the smallest shown place joins it while it is still too few. Every sum shown
/// anywhere is a sum of the resulting cells, so that no difference of two of them says more than
/// one cell does.
Suppressed suppress(
    std::vector<Cell> cells,
    const std::function<bool(const std::string& program, std::int64_t year)>& is_protected);

}  // namespace portal
