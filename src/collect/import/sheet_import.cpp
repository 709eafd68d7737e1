#include "collect/import/sheet_import.hpp"

#include "collect/rows/kind.hpp"
#include "collect/rows/wording.hpp"
#include "collect/sql.hpp"
#include "ledger/current.hpp"
#include "platform/core/refusal.hpp"

#include <boost/json.hpp>

namespace collect {

using ledger::TableKind;

namespace {

/// [{"column","before","after"}], as the reviewer sees a proposed correction.
std::string changes(const ledger::Table& table, const ledger::Record& before,
                    const ledger::Record& after) {
    boost::json::array out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        if (column.type == ledger::ColumnType::Sealed || before.values[i] == after.values[i])
            continue;
        std::string_view title = column.title;
        if (column.type == ledger::ColumnType::PersonKey) title = "身份证号";
        if (column.type == ledger::ColumnType::AccountKey) title = "银行账号";
        if (title.empty()) continue;
        out.push_back(boost::json::object{{"column", title},
                                          {"before", ledger::shown(before.values[i], column.type)},
                                          {"after", ledger::shown(after.values[i], column.type)}});
    }
    return boost::json::serialize(out);
}

}  // namespace

SheetImport::SheetImport(Places places, const Layout& layout, SheetReport& report)
    : places_(std::move(places)),
      layout_(layout),
      report_(report),
      checker_(layout,
               {places_.known, places_.keys, places_.today, places_.source_system, places_.reach}) {
    report_.batch = places_.intake.open_batch(report.sheet, layout.form->kind);
    if (layout.form->kind != TableKind::Payment) return;
    db::Reader reader{places_.pool};
    reader.each(sql::other_channels, {places_.source_system},
                [this](const db::Row&) { two_channels_ = true; });
}

void SheetImport::note(int row, Problem problem) {
    if (problem.severity == Severity::Warning) ++report_.counts.warnings;
    report_.problems.push_back({row, std::move(problem)});
}

void SheetImport::reject(int row, std::string_view column, const Wording& wording) {
    ++report_.counts.rejected;
    note(row, {std::string(column), std::string(wording.problem), std::string(wording.mend),
               Severity::Error});
}

void SheetImport::take(const sheet::Row& row) {
    if (kind_of(layout_, row) != RowKind::Data) return;
    ++report_.counts.rows;
    auto verdict = checker_.check(row);
    if (!verdict.record) ++report_.counts.rejected;
    for (auto& problem : verdict.problems)
        note(row.number, std::move(problem));
    if (verdict.record) pending_.push_back({row.number, std::move(*verdict.record)});
    if (pending_.size() >= chunk_rows) write_chunk();
}

void SheetImport::finish() {
    write_chunk();
    db::Transaction tx{places_.pool};
    places_.intake.set_counts(tx, report_.batch, report_.counts);
    tx.commit();
}

void SheetImport::write_chunk() {
    const auto kind = layout_.form->kind;
    std::vector<std::string> keys;
    keys.reserve(pending_.size());
    for (const auto& pending : pending_)
        keys.push_back(pending.record.key);
    const auto existing = places_.intake.existing(kind, keys);
    if (kind == TableKind::BankResult) {
        const auto payments = places_.intake.existing(TableKind::Payment, keys);
        std::erase_if(pending_, [&](const Pending& pending) {
            const bool unknown = !payments.contains(pending.record.key);
            if (unknown)
                reject(pending.row_number, layout_.form->fields[0].title, wording::unknown_parent);
            return unknown;
        });
    }
    Chunk chunk;
    chunk_keys_.clear();
    for (auto& pending : pending_)
        sort_out(chunk, std::move(pending), existing);
    pending_.clear();
    db::Transaction tx{places_.pool};
    places_.intake.stage(tx, report_.batch, kind, chunk.arrivals, chunk.proposals);
    for (; problems_written_ < report_.problems.size(); ++problems_written_) {
        const auto& [row, problem] = report_.problems[problems_written_];
        tx.run(sql::insert_problem, {report_.batch.value(), row, problem.column,
                                     name_of(problem.severity), problem.problem, problem.mend});
    }
    tx.commit();
}

void SheetImport::sort_out(Chunk& chunk, Pending&& pending,
                           const std::unordered_map<std::string, ledger::Existing>& existing) {
    const auto known = existing.find(pending.record.key);
    if (!chunk_keys_.insert(pending.record.key).second ||
        (known != existing.end() && known->second.this_file)) {
        return reject(pending.row_number, layout_.form->fields[0].title, wording::repeated);
    }
    if (known != existing.end() && !known->second.withdrawn)
        return compare(chunk, pending, known->second);
    if (two_channels_ && counted_elsewhere(pending)) {
        ++report_.counts.unchanged;
        const auto& words = wording::counted_once;
        return note(pending.row_number, {"发放流水号", std::string(words.problem),
                                         std::string(words.mend), Severity::Warning});
    }
    accept(chunk, std::move(pending), known == existing.end() ? 1 : known->second.version + 1);
}

void SheetImport::compare(Chunk& chunk, const Pending& pending, const ledger::Existing& known) {
    const auto& table = ledger::table(layout_.form->kind);
    const auto hash =
        std::hash<std::string>{}(fmt::format("{}/{}", table.name, pending.record.key));
    if (!places_.known_keys.insert(hash).second)
        return reject(pending.row_number, layout_.form->fields[0].title, wording::repeated);
    if (known.digest == crypto::bytes(ledger::digest_of(table, pending.record))) {
        ++report_.counts.unchanged;
        return;
    }
    ++report_.counts.corrections;
    chunk.proposals.push_back(propose(pending, known));
}

void SheetImport::accept(Chunk& chunk, Pending&& pending, int version) {
    const auto& table = ledger::table(layout_.form->kind);
    ++report_.counts.accepted;
    const auto& values = pending.record.values;
    if (table.amount >= 0)
        report_.counts.amount_fen +=
            std::get<std::int64_t>(values[static_cast<std::size_t>(table.amount)]);
    const auto& number = std::get<std::string>(values[0]);
    if (table.kind == TableKind::Program) {
        places_.known.add_program(number, std::get<std::string>(values[2]),
                                  std::get<std::string>(values[4]));
    } else {
        places_.known.add(table.kind, number);
    }
    chunk.arrivals.push_back({pending.row_number, std::move(pending.record), version});
}

ledger::Proposal SheetImport::propose(const Pending& pending, const ledger::Existing& existing) {
    db::Reader reader{places_.pool};
    const auto& table = ledger::table(layout_.form->kind);
    const auto before = ledger::current(reader, table.kind, pending.record.key);
    if (!before) platform::bug("a known key without a current version");
    return {pending.row_number, pending.record.key, existing.version,
            places_.keys.seal_text(ledger::record_bytes(pending.record), "proposal.content"),
            changes(table, before->record, pending.record)};
}

bool SheetImport::counted_elsewhere(const Pending& pending) const {
    db::Reader reader{places_.pool};
    const auto& table = ledger::table(TableKind::Payment);
    const auto value = [&](const char* column) -> const ledger::Value& {
        return pending.record.values[static_cast<std::size_t>(ledger::column_index(table, column))];
    };
    bool found = false;
    reader.each(sql::same_money,
                {ledger::param_of(value("person_key")), ledger::param_of(value("program")),
                 ledger::param_of(value("period")), ledger::param_of(value("amount_fen")),
                 ledger::param_of(value("source_system"))},
                [&](const db::Row&) { found = true; });
    return found;
}

}  // namespace collect
