#pragma once

#include "ledger/views/sight.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ledger {

/// What the ledger adds up to, as far as one sees it.
struct HomeTotals {
    std::int64_t programs = 0, sources = 0, allocated = 0, appropriated = 0, paid = 0, payments = 0;
};

/// What a department has not handed in yet.
struct Missing {
    std::string department, text;
};

HomeTotals home_totals(db::Session& session, const Sight& sight);
/// Appropriations to persons without a single payment, by department.
std::vector<Missing> missing_lists(db::Session& session, const Sight& sight);

}  // namespace ledger
