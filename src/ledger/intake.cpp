#include "ledger/intake.hpp"

#include "ledger/sql.hpp"
#include "platform/db/dialect.hpp"

#include <array>

namespace ledger {

namespace {

constexpr std::array common_columns{"batch_id", "row_number",  "key",    "version", "change",
                                    "actor",    "recorded_at", "digest", "sealed"};

std::vector<const char*> insert_columns(const Table& table) {
    std::vector<const char*> out{common_columns.begin(), common_columns.end()};
    for (const auto& column : table.columns)
        out.push_back(column.name);
    return out;
}

std::size_t index(TableKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

Intake::Intake(db::Pool& pool, const platform::Clock& clock, Handover handover)
    : pool_(pool), clock_(clock), handover_(std::move(handover)) {}

BatchId Intake::open_batch(const std::string& sheet, TableKind kind) {
    db::Transaction tx{pool_};
    auto number = [](const db::Row& row) { return row.integer(0); };
    if (file_id_ == 0) file_id_ = *tx.one(sql::next_file_id, {}, number);
    auto id =
        tx.one(sql::insert_batch,
               {file_id_, handover_.file_name, sheet, table(kind).name, handover_.department,
                handover_.source_system, handover_.officer, platform::to_millis(clock_.now())},
               number);
    tx.commit();
    kinds_.insert(kind);
    return BatchId{*id};
}

std::unordered_map<std::string, Existing> Intake::existing(TableKind kind,
                                                           std::span<const std::string> keys) {
    std::unordered_map<std::string, Existing> found;
    if (keys.empty()) return found;
    const auto list = db::list_of(keys);
    db::Reader reader{pool_};
    reader.each(sql::existing[index(kind)], {list}, [&](const db::Row& row) {
        Existing known{static_cast<int>(row.integer(1)), row.blob(2).bytes,
                       row.text(3) == "withdraw", row.integer(4) == file_id_};
        if (row.is_null(5) && !known.this_file) return;
        auto [at, added] = found.try_emplace(std::string(row.text(0)), known);
        // A staged row that replaces a tombstone stands beside it until show().
        if (!added && known.version > at->second.version) at->second = known;
    });
    return found;
}

void Intake::stage(db::Transaction& tx, BatchId batch, TableKind kind,
                   std::span<const Arrival> rows, std::span<const Proposal> proposals) {
    const auto& table = ledger::table(kind);
    const auto now = platform::to_millis(clock_.now());
    if (!rows.empty()) {
        const auto columns = insert_columns(table);
        auto bulk = tx.bulk(table.sql_name, std::span<const char* const>(columns));
        std::vector<db::Param> values;
        for (const auto& row : rows) {
            const db::Blob digest{std::string(crypto::bytes(digest_of(table, row.record)))};
            const db::Blob sealed{row.record.sealed};
            values.assign({batch.value(), row.row_number, row.record.key, row.version, "new",
                           handover_.officer, now, digest});
            values.push_back(row.record.sealed.empty() ? db::Param{nullptr} : db::Param{sealed});
            for (const auto& value : row.record.values)
                values.push_back(param_of(value));
            bulk->add(values);
            if (row.version > 1) returns_.push_back({kind, row.record.key, row.version - 1});
        }
        bulk->finish();
    }
    for (const auto& proposal : proposals) {
        tx.run(sql::insert_proposal,
               {batch.value(), proposal.row_number, table.name, proposal.key, proposal.base_version,
                db::Blob{proposal.content_sealed}, proposal.changed_json});
    }
}

void Intake::set_counts(db::Transaction& tx, BatchId batch, const BatchCounts& counts) {
    tx.run(sql::update_batch_counts,
           {batch.value(), counts.rows, counts.accepted, counts.rejected, counts.unchanged,
            counts.corrections, counts.warnings, counts.amount_fen});
}

void Intake::show(db::Transaction& tx) {
    for (const auto& tombstone : returns_) {
        tx.run(sql::supersede[index(tombstone.kind)], {tombstone.key, tombstone.version});
    }
    tx.run(sql::show_file, {file_id_, platform::to_millis(clock_.now())});
    for (const auto kind : kinds_)
        tx.refresh_statistics(table(kind).sql_name);
}

void discard_unfinished(db::Transaction& tx) {
    for (const auto& statement : sql::delete_staged)
        tx.run(statement);
    tx.run(sql::delete_staged_proposals);
    tx.run(sql::delete_staged_batches);
}

}  // namespace ledger
