#pragma once

#include "portal/snapshot.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// One level of the fund chain (资金链). `gap` is what the level above has and this one does not
/// show; negative when this level has more, which is a break and is said aloud.
struct ChainLevel {
    std::string_view label;
    std::int64_t count = 0;
    domain::Fen amount;
    domain::Fen gap;
    std::string_view missing;  ///< what a gap means here: 未下达或未公开
};

/// Source → allocation → appropriation → paid to persons and projects; empty when nothing is
/// published.
std::vector<ChainLevel> fund_chain(const Snapshot& snapshot, std::int64_t year,
                                   std::string_view program = {});

/// What all programs of a year together leave unexplained.
struct ChainBreaks {
    domain::Fen unpublished;               ///< appropriated, but no payment of it is shown
    domain::Fen over_allocated, overpaid;  ///< more than the level above has, in single programs
    domain::Fen unsourced;                 ///< spent by programs whose sources nobody has published
    std::string unsourced_names;
};
ChainBreaks chain_breaks(const Snapshot& snapshot, std::int64_t year);

}  // namespace portal
