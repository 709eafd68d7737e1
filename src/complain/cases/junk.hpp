#pragma once

#include "complain/cases/held.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Which pile of junk a report belongs to (垃圾件): "unreadable", "short", or "text:" with a digest
/// of its words. Nothing for one with files, and no report from a payment is short.
std::string pile_of(const Told& told);

/// New reports that look alike.
struct Pile {
    std::string name, title, sample;  ///< `sample`: how the first of them begins
    std::vector<std::int64_t> ids;    ///< the oldest first
};
struct Sorted {
    std::vector<Pile> piles;
    std::int64_t read = 0, next = 0;  ///< `next`: where to read on; 0 at the end
};
/// Lays the officer's new reports in piles, a bounded number at a time. Refuses (Forbidden) who is
/// not of intake, (Invalid) without a reason, which is written down.
Sorted sort_new(const Office& office, const Opener& opener, std::int64_t after,
                std::string_view reason);

struct Clearing {
    std::string pile;
    std::vector<std::int64_t> ids;
    Refused refused = Refused::NoSubstance;
    std::string words;       ///< the standard answer, which each reporter reads
    std::int64_t batch = 0;  ///< of the first request; 0: this is the first
};
struct Cleared {
    std::int64_t batch = 0;
    int done = 0, skipped = 0;
};
inline constexpr std::size_t most_cleared = 500;
/// Refuses acceptance to those of them that still are new and still of that pile, in one
/// transaction; at most `most_cleared`, so that the caller shows how far it is.
Cleared clear_junk(const Office& office, const Opener& opener, const Clearing& clearing);

struct ClearingRow {
    std::int64_t id = 0;
    Refused refused{};
    std::string words;
    platform::Instant at{};
    std::int64_t count = 0;  ///< that can still be taken back
};
/// One's own of the last seven days.
std::vector<ClearingRow> clearings(const Office& office, const guard::Actor& actor);
/// Takes back, at most `most_cleared` at a time; answers how many were. Refuses (Conflict) after
/// seven days.
int undo_clearing(const Office& office, const guard::Actor& actor, std::int64_t batch);

}  // namespace complain
