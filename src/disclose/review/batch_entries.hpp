#pragma once

#include "disclose/review/reviews.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// A batch with what its list shows.
struct BatchEntry {
    ReviewedBatch batch;
    std::string officer;
    ledger::BatchCounts counts;
};
std::vector<BatchEntry> batch_entries(db::Session& session);
std::optional<BatchEntry> batch_entry(db::Session& session, ledger::BatchId id);
/// One's own, or within one's reach over the whole county.
bool may_see(const guard::Actor& actor, const ReviewedBatch& batch);

struct ReviewEntry {
    Step step;
    Decision decision;
    std::string reason, officer;
    std::int64_t at = 0;
};
std::vector<ReviewEntry> reviews_of(db::Session& session, ledger::BatchId batch);

/// What a machine noticed, for the reviewer to look at; it decides nothing.
struct Check {
    std::string title;
    bool ok = true;
    std::string text;
};
/// Privacy findings, and for payments each period's sum beside the one before (±30 %).
std::vector<Check> checks_of(db::Session& session, const ReviewedBatch& batch);

struct BatchProgram {
    std::string code, name;
    std::int64_t year = 0, rows = 0, amount_fen = 0;
};
/// The programs and years of a batch of payments.
std::vector<BatchProgram> programs_of(db::Session& session, ledger::BatchId batch);

struct BatchRow {
    std::int64_t id = 0;
    int row_number = 0;
    std::string key;
};
/// The rows of a batch that hold, behind version `after`.
std::vector<BatchRow> rows_of(db::Session& session, const ReviewedBatch& batch, std::int64_t after,
                              int limit);

}  // namespace disclose
