#pragma once

#include "complain/cases/held.hpp"

#include <optional>

namespace complain {

/// What a move needs that the model cannot know: other cases, the ledger, the county's settings.
/// Refuses (Conflict, Invalid, NotFound) without it.
void require_conditions(db::Transaction& tx, const Office& office, const Opener& opener,
                        const Held& held, Move move, const Details& details);

/// The last day that accepting promises: "15个工作日" from today.
std::optional<Date> promised_day(const Office& office, Kind kind, Date today);

}  // namespace complain
