#pragma once

#include "ledger/intake.hpp"
#include "platform/db/db.hpp"

#include <string>
#include <vector>

namespace collect {

/// A cell of a batch in which a personal number stood.
struct PrivacyFinding {
    int row = 0;
    std::string column;
};

/// What stops a batch at the secrecy review, in the order of the rows.
std::vector<PrivacyFinding> privacy_findings(db::Session& session, ledger::BatchId batch);

}  // namespace collect
