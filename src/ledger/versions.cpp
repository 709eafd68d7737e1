#include "ledger/versions.hpp"

#include "ledger/current.hpp"
#include "ledger/sql.hpp"
#include "platform/core/refusal.hpp"

#include <array>

namespace ledger {

namespace {

constexpr std::array<db::Query, table_count> withdraw_batch{
    sql::withdraw_batch_program,     sql::withdraw_batch_source,
    sql::withdraw_batch_allocation,  sql::withdraw_batch_appropriation,
    sql::withdraw_batch_payment,     sql::withdraw_batch_project,
    sql::withdraw_batch_expenditure, sql::withdraw_batch_bank_result};
constexpr std::array<db::Query, table_count> withdraw_key{
    sql::withdraw_key_program,       sql::withdraw_key_source,     sql::withdraw_key_allocation,
    sql::withdraw_key_appropriation, sql::withdraw_key_payment,    sql::withdraw_key_project,
    sql::withdraw_key_expenditure,   sql::withdraw_key_bank_result};

std::size_t index(TableKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

std::optional<std::int64_t> Versions::id_of(TableKind kind, const std::string& key) {
    return tx_.one(sql::select_current_id[index(kind)], {key},
                   [](const db::Row& row) { return row.integer(0); });
}

std::int64_t Versions::add_correction(TableKind kind, const Record& record, int base,
                                      const ProposedAt& from, const ChangeBy& by) {
    const auto& table = ledger::table(kind);
    if (tx_.run(sql::supersede[index(kind)], {record.key, base}) == 0) {
        throw platform::Refusal{platform::Refusal::Kind::Conflict,
                                "这条记录已另有新版本，请退回此申请，让填报人按现在的内容重报"};
    }
    std::vector<const char*> columns{"batch_id", "row_number", "key",         "version", "change",
                                     "reason",   "actor",      "recorded_at", "digest",  "sealed"};
    for (const auto& column : table.columns)
        columns.push_back(column.name);
    const db::Blob digest{std::string(crypto::bytes(digest_of(table, record)))};
    const db::Blob sealed{record.sealed};
    std::vector<db::Param> values{
        from.batch.value(), from.row_number, record.key, base + 1, "correct",
        by.reason,          by.officer,      now_,       digest};
    values.push_back(record.sealed.empty() ? db::Param{nullptr} : db::Param{sealed});
    for (const auto& value : record.values)
        values.push_back(param_of(value));
    auto bulk = tx_.bulk(table.sql_name, std::span<const char* const>(columns));
    bulk->add(values);
    bulk->finish();
    return *id_of(kind, record.key);
}

std::int64_t Versions::withdraw(TableKind kind, BatchId batch, const ChangeBy& by) {
    const auto count =
        tx_.run(withdraw_batch[index(kind)], {batch.value(), by.reason, by.officer, now_});
    tx_.run(sql::supersede_withdrawn_batch[index(kind)], {batch.value()});
    return count;
}

bool Versions::withdraw(TableKind kind, const std::string& key, const ChangeBy& by) {
    const auto count = tx_.run(withdraw_key[index(kind)], {key, by.reason, by.officer, now_});
    tx_.run(sql::supersede_withdrawn_key[index(kind)], {key});
    return count > 0;
}

}  // namespace ledger
