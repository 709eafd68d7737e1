#pragma once

#include "ledger/table.hpp"

#include <span>
#include <string_view>

namespace collect {

/// How a cell is read. What a reader refuses is decided in rows/.
enum class Reading {
    Text,
    Key,
    IdNumber,
    Account,
    Fen,
    OptionalFen,
    Date,
    OptionalDate,
    Period,
    Region,
    OptionalRegion,
    Year,
    Quantity,
    YesNo,
    Program,
    NumberOrText,
    Result
};

/// A column of a collection table as clerks hand it in.
struct Field {
    std::string_view title;  ///< its name in the data dictionary, used in every message
    const char* column;      ///< the ledger column; "" for one that is only checked
    Reading reading;
    bool required;
    std::span<const std::string_view> synonyms;  ///< other headers, folded (text::fold_header)
    std::string_view hint;                       ///< for the template: how to fill it in
};

/// A collection table: its fields, the first being the business key's.
struct Form {
    ledger::TableKind kind;
    std::span<const Field> fields;
    int parent = -1;  ///< index of the field that names the row above it in the chain, or -1
    ledger::TableKind parent_kind = ledger::TableKind::Program;
};

const Form& form(ledger::TableKind kind);
std::span<const Form> forms();

}  // namespace collect
