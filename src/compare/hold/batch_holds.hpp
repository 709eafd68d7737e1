#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/hold/hold.hpp"

#include <string>
#include <vector>

namespace compare {

/// A row of a batch whose person is under an approved hold.
struct HeldRow {
    std::int64_t hold = 0;
    std::string key, name, period, program_name;
    std::int64_t amount_fen = 0;
    std::int64_t from = 0, until = 0;  ///< days
    std::string asked_by, approved_by;
};

/// For who prepares or reviews the batch: the rows stay as they are, and the officer decides.
/// Refuses (NotFound) a batch that is not there, (Forbidden) one outside the officer's departments.
std::vector<HeldRow> held_rows(const Office& office, db::Session& session,
                               const guard::Actor& actor, std::int64_t batch);

}  // namespace compare
