#include "collect/privacy_findings.hpp"

#include "collect/sql.hpp"

namespace collect {

std::vector<PrivacyFinding> privacy_findings(db::Session& session, ledger::BatchId batch) {
    return session.all(sql::select_privacy_findings, {batch.value()}, [](const db::Row& row) {
        return PrivacyFinding{static_cast<int>(row.integer(0)), std::string(row.text(1))};
    });
}

}  // namespace collect
