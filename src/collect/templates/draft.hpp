#pragma once

#include "domain/keyring.hpp"
#include "guard/actor.hpp"
#include "ledger/regions.hpp"
#include "platform/sheet/writer.hpp"

namespace collect {

/// Writes the newest period's payments within the actor's reach as rows of the payments' template;
/// what is new each period is left open. Personal numbers stand in it: the audit row is the
/// caller's.
void write_draft(db::Session& session, const guard::Actor& actor, const domain::Keyring& keys,
                 const ledger::Regions& regions, sheet::Writer& out);

}  // namespace collect
