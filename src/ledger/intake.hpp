#pragma once

#include "ledger/record.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/id.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace ledger {

using BatchId = platform::Id<class Batch>;

/// Who hands in a file, and by what way (source_system: 填报, or 一卡通 for the feed).
struct Handover {
    std::string file_name;
    std::string department;
    std::string source_system = "填报";
    std::optional<std::int64_t> officer;  ///< none: the command line
};

struct BatchCounts {
    std::int64_t rows = 0, accepted = 0, rejected = 0, unchanged = 0, corrections = 0, warnings = 0,
                 amount_fen = 0;
};

/// What the ledger holds under a key.
struct Existing {
    int version = 0;
    std::string digest;
    bool withdrawn = false;
    bool this_file = false;  ///< an earlier row of the very file
};

/// A sound row on its way in, with the number that the spreadsheet shows beside it.
struct Arrival {
    int row_number = 0;
    Record record;
    int version = 1;
};

/// Another content for a known key: kept aside for a decision.
struct Proposal {
    int row_number = 0;
    std::string key;
    int base_version = 0;
    std::string content_sealed;
    std::string changed_json;
};

/// One file on its way into the ledger. Rows are staged in short transactions, invisible to
/// everyone; show() makes all of them visible at once. What is never shown is discarded by
/// discard_unfinished(), after a kill or a refusal. One file at a time in a county: the caller
/// holds the import lock.
class Intake {
public:
    Intake(db::Pool& pool, const platform::Clock& clock, Handover handover);

    BatchId open_batch(const std::string& sheet, TableKind kind);
    /// What is known of these keys, staged rows of this file included.
    std::unordered_map<std::string, Existing> existing(TableKind kind,
                                                       std::span<const std::string> keys);
    /// Writes rows and proposals of one batch in the caller's transaction, which should be a short
    /// one.
    void stage(db::Transaction& tx, BatchId batch, TableKind kind, std::span<const Arrival> rows,
               std::span<const Proposal> proposals);
    void set_counts(db::Transaction& tx, BatchId batch, const BatchCounts& counts);
    /// Turns every batch of the file visible.
    void show(db::Transaction& tx);

    std::int64_t file_id() const { return file_id_; }

private:
    struct Return {
        TableKind kind;
        std::string key;
        int version;
    };

    db::Pool& pool_;
    const platform::Clock& clock_;
    Handover handover_;
    std::int64_t file_id_ = 0;
    std::set<TableKind> kinds_;
    std::vector<Return> returns_;  ///< tombstones that a staged row takes the place of
};

/// Deletes what a killed or refused import left behind, in one transaction. Call only while holding
/// the import lock.
void discard_unfinished(db::Transaction& tx);

}  // namespace ledger
