#pragma once

#include "complain/cases/held.hpp"

#include <vector>

namespace complain {

/// Refuses (Conflict) to call a record mended that has no such newer version: the officer's word
/// alone does not close a dispute. An explanation is taken as it is.
void require_mended(const Office& office, const Told& told, const Settlement& settlement);
/// What was corrected of the record since the reporter saw it, for choosing among.
std::vector<Correction> corrections_since(const Office& office, const Told& told);

}  // namespace complain
