#pragma once

#include "collect/import/report.hpp"
#include "domain/keyring.hpp"
#include "guard/actor.hpp"
#include "guard/gate.hpp"
#include "ledger/intake.hpp"
#include "platform/core/clock.hpp"
#include "platform/sheet/sheet.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace collect {

struct Layout;
class SheetImport;

/// What a caller wants to hear of. Both may be empty.
struct ImportWatch {
    /// The number of rows read so far, every now and then, between transactions. What it throws
    /// ends the import, and nothing is left behind.
    std::function<void(std::int64_t rows)> progress = {};
    /// In the transaction that makes the file visible: what the caller keeps of it, both or
    /// neither.
    std::function<void(db::Transaction& tx, const FileReport& report, std::int64_t file_id)> keep =
        {};
};

/// Reads collection tables into the ledger (采集). One file at a time in a county: the caller holds
/// an ImportLock.
class Importer {
public:
    Importer(db::Pool& pool, const domain::Keyring& keys, const platform::Clock& clock,
             guard::Gate& gate)
        : pool_(pool), keys_(keys), clock_(clock), gate_(gate) {}

    /// One open file. A refusal is in the report; what throws is our failure, and nothing is left
    /// behind either way. An officer hands in what their grants reach: only 财政填报 the tables of
    /// the fund chain, payments and projects of one's own programs and places.
    FileReport import(const guard::Actor& actor, sheet::Workbook& workbook,
                      const ledger::Handover& handover, const ImportWatch& watch = {});
    /// Several files or folders, in the order of the tables whatever order is given.
    std::vector<FileReport> import(const guard::Actor& actor,
                                   const std::vector<std::filesystem::path>& paths,
                                   const ledger::Handover& handover);

private:
    void discard();

    db::Pool& pool_;
    const domain::Keyring& keys_;
    const platform::Clock& clock_;
    guard::Gate& gate_;
};

/// Held while a file is imported: a lock of the operating system on a file in the county's folder,
/// which a killed process gives back by itself. Taking it discards what a killed import left in the
/// ledger.
class ImportLock {
public:
    /// Waits for its turn.
    ImportLock(const std::filesystem::path& folder, db::Pool& pool);
    ~ImportLock();
    ImportLock(const ImportLock&) = delete;
    ImportLock& operator=(const ImportLock&) = delete;

private:
    int file_ = -1;
};

}  // namespace collect
