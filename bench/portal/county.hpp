#pragma once

#include "platform/db/db.hpp"

#include <cstdint>
#include <string>

/// A public store as large as one likes, written straight into the portal's tables. Its places and
/// people do not exist; the same seed gives the same county.
namespace bench {

struct Size {
    std::int64_t payments = 5'000'000;
    std::int64_t projects = 100'000;
    std::uint64_t seed = 1;
};

inline constexpr std::int64_t towns = 20, villages_of_town = 15, programs = 20;
inline constexpr std::int64_t first_year = 2016, years = 2;

/// The code of a town's village, both counted from 0.
std::int64_t village_code(std::int64_t town, std::int64_t village);
std::string program_code(std::int64_t number);

void fill(db::Pool& pool, const Size& size);

}  // namespace bench
