#pragma once

#include "ledger/reconcile.hpp"
#include "ledger/views/sight.hpp"

namespace ledger {

/// Leaves out the breaks whose key belongs to programs or departments out of sight.
void keep_in_sight(db::Session& session, const Sight& sight, std::vector<Identity>& identities);

}  // namespace ledger
