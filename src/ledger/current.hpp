#pragma once

#include "ledger/record.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <string>

namespace ledger {

struct Current {
    Record record;
    int version = 0;
};

/// The version of a key that holds now; nothing for an unknown or withdrawn key. Rows of a batch
/// that is not visible yet are not current to anyone but their own import.
std::optional<Current> current(db::Session& session, TableKind kind, const std::string& key);

/// A record as bytes, to be sealed and kept with a proposal; the inverse of record_from_bytes.
std::string record_bytes(const Record& record);
Record record_from_bytes(std::string_view bytes);

/// A column's content as people read it: money in yuan, days, codes; "（已加密）" for what is
/// sealed or keyed.
std::string shown(const Value& value, ColumnType type);

}  // namespace ledger
