#pragma once

#include "ledger/intake.hpp"
#include "ledger/record.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace ledger {

/// Who changes the ledger's word on a key, and why.
struct ChangeBy {
    std::int64_t officer = 0;
    std::string reason;
};

/// A correction's place: the batch that proposed it and the row there.
struct ProposedAt {
    BatchId batch;
    int row_number = 0;
};

/// Adds versions to keys that the ledger holds (勘误, 撤回); nothing is ever changed or deleted.
/// Within the caller's transaction.
class Versions {
public:
    Versions(db::Transaction& tx, const platform::Clock& clock)
        : tx_(tx), now_(platform::to_millis(clock.now())) {}

    /// The row number of the version of a key that holds now; nothing for an unknown or withdrawn
    /// key.
    std::optional<std::int64_t> id_of(TableKind kind, const std::string& key);
    /// Replaces version `base` of the record's key; answers the new version's row number. Refuses
    /// (Conflict) when another version holds by now.
    std::int64_t add_correction(TableKind kind, const Record& record, int base,
                                const ProposedAt& from, const ChangeBy& by);
    /// Tombstones for all of a batch's rows that hold now; answers how many.
    std::int64_t withdraw(TableKind kind, BatchId batch, const ChangeBy& by);
    /// A tombstone for one key; false when there was nothing to withdraw.
    bool withdraw(TableKind kind, const std::string& key, const ChangeBy& by);

private:
    db::Transaction& tx_;
    std::int64_t now_;
};

}  // namespace ledger
