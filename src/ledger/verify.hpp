#pragma once

#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace ledger {

/// The first row whose content is not what its digest says, or whose history has a gap.
struct RowBreak {
    std::string table;
    std::string key;
    int version = 0;
    std::string what;  ///< Chinese, for the operator
};

/// Recomputes the digest of every version of every table. `checked` counts them.
std::optional<RowBreak> verify_rows(db::Session& session, std::int64_t& checked);

}  // namespace ledger
