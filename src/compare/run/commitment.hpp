#pragma once

#include "domain/keyring.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace compare {

/// SHA-256 of salt and of what a run is going to ask: rules, their versions, their parameters.
std::string commitment_of(const std::string& salt, const std::string& opening);
/// The opening, sealed for keeping: a county's parameters are nobody's business.
std::string sealed_opening(const domain::Keyring& keys, const std::string& opening);

/// Where a run is not what was committed to before it, and how it shows.
struct RunBreak {
    std::int64_t run = 0;
    std::string what;
};
/// Whether the commitment of each finished run stands in the public log, opens, and names the
/// versions of the rules that ran. Runs from before commitments were logged are let pass. Nothing
/// when all hold.
std::optional<RunBreak> verify_runs(db::Session& session, const domain::Keyring& keys);

}  // namespace compare
