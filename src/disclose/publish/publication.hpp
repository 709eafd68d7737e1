#pragma once

#include "disclose/log/log.hpp"
#include "disclose/office.hpp"
#include "disclose/profile/rules.hpp"
#include "disclose/publish/rows.hpp"
#include "ledger/intake.hpp"

#include <optional>
#include <string>

namespace disclose {

struct Latest;

/// Turns ledger versions into events of the public log, within a caller's transaction. Decides for
/// each row how much the public may see; the caller has decided that it may be published at all.
class Publication {
public:
    Publication(db::Transaction& tx, const Office& office, guard::Actor actor);

    /// Every row of a batch that waits, in pieces: memory stays flat whatever the batch holds.
    void publish(ledger::TableKind kind, ledger::BatchId batch);
    /// A new version of a public record.
    void correct(ledger::TableKind kind, std::int64_t version_id, const std::string& reason);
    /// Looks again at what is public of a program's year after its profile or catalogue changed.
    void renew(const std::string& program, std::int64_t year);
    /// A tombstone; the record's nonces are destroyed. Answers the leaf.
    std::uint64_t withdraw(const std::string& record_id, const std::string& reason_class);
    /// Ends the names whose last day is over; answers how many.
    std::int64_t expire(platform::Date today);
    /// After the last event of the transaction.
    void close() { log_.close(); }

private:
    /// Applies the mode that holds now to `version.row`.
    Entry entry_of(VersionRow& version, Event event) const;
    /// The record as the rules show it now, in place of its latest event.
    Entry renewed(const Latest& latest);
    void forget(const std::string& record_id);

    db::Transaction& tx_;
    guard::Actor actor_;
    RecordIds ids_;
    Rules rules_;
    Log log_;
    std::int64_t today_;
};

}  // namespace disclose
