#pragma once

#include "disclose/publish/projection.hpp"
#include "ledger/intake.hpp"

#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// A ledger version with what of it can become public.
struct VersionRow {
    std::int64_t id = 0;
    std::string key;
    int version = 1;
    PublicRow row;
};

/// The next rows of a batch that hold now and have no publication yet, behind version `after`.
std::vector<VersionRow> waiting_rows(db::Session& session, ledger::TableKind kind,
                                     ledger::BatchId batch, std::int64_t after, int limit);
/// One version, superseded or not.
std::optional<VersionRow> version_row(db::Session& session, ledger::TableKind kind,
                                      std::int64_t id);

/// Reads the public cells from column `first` on.
std::vector<ledger::Value> public_cells(const db::Row& row, int first, ledger::TableKind kind);

}  // namespace disclose
