#include "ledger/verify.hpp"

#include "ledger/record.hpp"
#include "ledger/sql.hpp"

#include <array>

namespace ledger {

namespace {

constexpr std::array<db::Query, table_count> select_versions{
    sql::select_versions_program,     sql::select_versions_source,
    sql::select_versions_allocation,  sql::select_versions_appropriation,
    sql::select_versions_payment,     sql::select_versions_project,
    sql::select_versions_expenditure, sql::select_versions_bank_result};

}  // namespace

std::optional<RowBreak> verify_rows(db::Session& session, std::int64_t& checked) {
    std::optional<RowBreak> broken;
    for (const auto& table : tables()) {
        const int count = static_cast<int>(table.columns.size());
        session.each(
            select_versions[static_cast<std::size_t>(table.kind)], {}, [&](const db::Row& row) {
                if (broken) return;
                ++checked;
                Record record{std::string(row.text(count + 1)), {}, {}};
                for (int i = 0; i < count; ++i) {
                    record.values.push_back(
                        value_of(row, i, table.columns[static_cast<std::size_t>(i)].type));
                }
                if (!row.is_null(count)) record.sealed = row.blob(count).bytes;
                if (crypto::bytes(digest_of(table, record)) == row.blob(count + 3).bytes) return;
                broken =
                    RowBreak{std::string(table.title), record.key,
                             static_cast<int>(row.integer(count + 2)), "内容与登记时的摘要不符"};
            });
        if (broken) return broken;
    }
    return broken;
}

}  // namespace ledger
