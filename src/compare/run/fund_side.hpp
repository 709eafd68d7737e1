#pragma once

#include "compare/run/hit.hpp"
#include "platform/engine/engine.hpp"

#include <vector>

namespace compare {

/// Puts the fund rows in question beside the evidence, as they are at the time of the run.
void add_fund_side(engine::Engine& engine, const std::string& table, std::vector<Hit>& hits);

}  // namespace compare
