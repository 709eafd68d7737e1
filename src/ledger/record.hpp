#pragma once

#include "ledger/table.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/db/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ledger {

/// A column's content: nothing, a number (fen, days, a code …), text, sealed bytes, or a keyed
/// digest.
using Value = std::variant<std::monostate, std::int64_t, std::string, db::Blob, db::Uuid>;

/// One row of a fund table, checked, without its place in history. `values` stand in the order of
/// Table::columns.
struct Record {
    std::string key;  ///< business key (architecture §6)
    std::vector<Value> values;
    /// Free text in which a personal number stood: 16 bytes of keyed digest, then ciphertext. Empty
    /// if none; the columns then hold the text with the numbers starred.
    std::string sealed;
};

/// SHA-256 of the record's canonical JSON (docs/formats/record-digest.md). Personal numbers take
/// part as their keyed digests and sealed columns not at all, so that the digest tells nothing and
/// does not change with the cipher's nonce.
crypto::Digest digest_of(const Table& table, const Record& record);
/// The canonical JSON itself.
std::string canonical_json(const Table& table, const Record& record);

db::Param param_of(const Value& value);
/// Reads column `index` of a result row as the ledger column's type.
Value value_of(const db::Row& row, int index, ColumnType type);

}  // namespace ledger
