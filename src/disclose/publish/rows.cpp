#include "disclose/publish/rows.hpp"

#include "disclose/sql.hpp"
#include "platform/core/clock.hpp"

#include <array>

namespace disclose {

namespace {

using ledger::TableKind;
using ledger::Value;

constexpr std::array<db::Query, ledger::table_count> select_rows{
    sql::select_rows_program,       sql::select_rows_source,     sql::select_rows_allocation,
    sql::select_rows_appropriation, sql::select_rows_payment,    sql::select_rows_project,
    sql::select_rows_expenditure,   sql::select_rows_bank_result};
constexpr std::array<db::Query, ledger::table_count> select_row{
    sql::select_row_program,       sql::select_row_source,     sql::select_row_allocation,
    sql::select_row_appropriation, sql::select_row_payment,    sql::select_row_project,
    sql::select_row_expenditure,   sql::select_row_bank_result};

constexpr int first_cell = 6;

bool is_text(std::string_view field) {
    return !field.ends_with("_fen") && !field.ends_with("_date") && field != "region" &&
           field != "period_from" && field != "quantity";
}

VersionRow read(const db::Row& row, TableKind kind) {
    VersionRow out;
    out.id = row.integer(0);
    out.key = row.text(1);
    out.version = static_cast<int>(row.integer(2));
    out.row.kind = kind;
    out.row.program = row.text(3);
    if (!row.is_null(4))
        out.row.year = row.integer(4);
    else if (!row.is_null(5))
        out.row.year = static_cast<int>(platform::from_days(row.integer(5)).year());
    out.row.cells = public_cells(row, first_cell, kind);
    return out;
}

}  // namespace

std::vector<Value> public_cells(const db::Row& row, int first, TableKind kind) {
    std::vector<Value> out;
    const auto fields = public_fields(kind);
    out.reserve(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const int column = first + static_cast<int>(i);
        if (row.is_null(column))
            out.emplace_back();
        else if (is_text(fields[i]))
            out.emplace_back(std::string(row.text(column)));
        else
            out.emplace_back(row.integer(column));
    }
    return out;
}

std::vector<VersionRow> waiting_rows(db::Session& session, TableKind kind, ledger::BatchId batch,
                                     std::int64_t after, int limit) {
    return session.all(select_rows[static_cast<std::size_t>(kind)], {batch.value(), after, limit},
                       [kind](const db::Row& row) { return read(row, kind); });
}

std::optional<VersionRow> version_row(db::Session& session, TableKind kind, std::int64_t id) {
    return session.one(select_row[static_cast<std::size_t>(kind)], {id},
                       [kind](const db::Row& row) { return read(row, kind); });
}

}  // namespace disclose
