#pragma once

#include "disclose/office.hpp"
#include "ledger/ledger_routes.hpp"

namespace disclose {

/// What the reviews, corrections and signatures add to the ledger's pages: what waits for an
/// officer, how much of the money is public, and the identity of disclosure.
ledger::Panels panels(const Office& office);

}  // namespace disclose
