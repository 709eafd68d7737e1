#pragma once

#include "compare/clues/clues.hpp"
#include "compare/clues/judgements.hpp"
#include "ledger/regions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace compare {

/// The latest run's open hits and the clues they make, as one officer may see them (线索):
/// discipline and audit all of them, a department's reviewer the yellow ones among its own payments
/// first (自查自纠).
class ClueBoard {
public:
    enum class Kind { Suspicion, Help };

    /// Refuses (Forbidden) who may see no clue at all.
    ClueBoard(const Office& office, db::Session& session, const guard::Actor& actor);

    const std::optional<RunSummary>& run() const { return run_; }
    std::vector<Clue> clues(Kind kind, const std::optional<std::string>& rule) const;
    /// Refuses (NotFound) what is not there, or not for this officer.
    Clue clue(const std::string& id) const;
    const std::vector<KeptHit>& hits() const { return hits_; }

private:
    const Office& office_;
    std::optional<RunSummary> run_;
    std::vector<KeptHit> hits_;
    std::map<std::string, Precision> precisions_;
};

/// "张三（鹤阳村）", the project's name, or the number of the row.
std::string subject_of(const Clue& clue, const ledger::Regions& regions);

}  // namespace compare
