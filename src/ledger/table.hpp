#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ledger {

/// The fund tables (03 §2.1), in the order in which one refers to the other. The SQL arrays of sql/
/// use this order.
enum class TableKind {
    Program,
    Source,
    Allocation,
    Appropriation,
    Payment,
    Project,
    Expenditure,
    BankResult
};
inline constexpr int table_count = 8;

enum class ColumnType {
    Text,
    Integer,
    Date,
    Fen,
    Quantity,
    Region,
    Period,
    PersonKey,
    AccountKey,
    Sealed
};

/// One column of a ledger table beyond those that every version has.
struct Column {
    const char* name;
    std::string_view title;  ///< Chinese, as in the collection tables; empty for derived columns
    ColumnType type;
};

/// What the code knows of a ledger table.
struct Table {
    TableKind kind;
    const char* sql_name;    ///< "ledger_payment"
    std::string_view name;   ///< "payment": in URLs and JSON
    std::string_view title;  ///< "个人补助资金发放表"
    std::span<const Column> columns;
    int amount;  ///< index of the money column that a batch adds up, or -1
};

const Table& table(TableKind kind);
std::span<const Table> tables();
/// By `name` or by `title`; nullptr if there is none.
const Table* find_table(std::string_view name);
/// The index of a column, or a bug.
int column_index(const Table& table, std::string_view name);

}  // namespace ledger
