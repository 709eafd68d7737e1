#pragma once

#include "disclose/log/event.hpp"
#include "ledger/record.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

/// What the public may see of a row, before its mode is applied. `cells` stand in the order of
/// public_fields(kind).
struct PublicRow {
    ledger::TableKind kind = ledger::TableKind::Payment;
    std::string program;
    std::int64_t year = 0;
    std::vector<ledger::Value> cells;
};

/// The fields of a table that can become public at all; of a payment no number of a person or
/// account.
std::span<const std::string_view> public_fields(ledger::TableKind kind);
/// The Chinese title of such a field, as the ledger has it.
std::string_view title_of_field(ledger::TableKind kind, std::string_view field);
/// A field's cell, or a bug.
ledger::Value& cell(PublicRow& row, std::string_view field);

enum class Names { Shown, Expired };

/// Leaves in a row what its mode shows: masked names and bands of money, or only what sums need, or
/// nothing.
void apply_mode(PublicRow& row, Mode mode, Names names = Names::Shown);
/// "100–500元".
std::string_view band_of(std::int64_t fen);
/// The canonical JSON that a leaf commits to; `reason` is that of a correction.
std::string projection_json(const PublicRow& row, std::string_view reason = {});

}  // namespace disclose
