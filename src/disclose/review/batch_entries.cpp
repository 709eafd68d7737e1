#include "disclose/review/batch_entries.hpp"

#include "collect/collect.hpp"
#include "disclose/sql.hpp"
#include "domain/fen.hpp"

#include <map>

namespace disclose {

namespace {

struct PeriodSum {
    std::string program, period;
    std::int64_t fen = 0;
    std::optional<std::int64_t> before;
};

/// Within 30 % of the period before.
bool is_close(std::int64_t now, std::int64_t before) {
    const auto tenths = [](std::int64_t fen) { return fen / 10; };
    return now <= before + 3 * tenths(before) && now >= before - 3 * tenths(before);
}

void check_sums(db::Session& session, const ReviewedBatch& batch, std::vector<Check>& out) {
    const auto sums =
        session.all(sql::select_period_sums, {batch.id.value()}, [](const db::Row& row) {
            return PeriodSum{std::string(row.text(0)), std::string(row.text(1)), row.integer(2),
                             row.maybe_integer(3)};
        });
    for (const auto& sum : sums) {
        if (!sum.before || *sum.before == 0) continue;
        const bool close = is_close(sum.fen, *sum.before);
        out.push_back({fmt::format("{} {} 与上期总额", sum.program, sum.period), close,
                       fmt::format("本期{}元，上期{}元{}", domain::Fen{sum.fen}.grouped(),
                                   domain::Fen{*sum.before}.grouped(),
                                   close ? "" : "，相差超过三成，请核实")});
    }
}

}  // namespace

std::vector<BatchEntry> batch_entries(db::Session& session) {
    std::map<std::int64_t, std::pair<std::string, ledger::BatchCounts>> counts;
    session.each(sql::select_batch_counts, {}, [&counts](const db::Row& row) {
        counts[row.integer(0)] = {row.maybe_text(1).value_or(""),
                                  {row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                                   row.integer(6), row.integer(7), row.integer(8)}};
    });
    std::vector<BatchEntry> out;
    for (auto& batch : batches(session)) {
        auto& [officer, numbers] = counts[batch.id.value()];
        out.push_back({std::move(batch), officer, numbers});
    }
    return out;
}

std::optional<BatchEntry> batch_entry(db::Session& session, ledger::BatchId id) {
    for (auto& entry : batch_entries(session)) {
        if (entry.batch.id == id) return std::move(entry);
    }
    return std::nullopt;
}

bool may_see(const guard::Actor& actor, const ReviewedBatch& batch) {
    if (actor.is_officer() && batch.officer == actor.id.value()) return true;
    return actor.may(guard::Permission::SeeLedger, batch.scope());
}

std::vector<ReviewEntry> reviews_of(db::Session& session, ledger::BatchId batch) {
    return session.all(sql::select_reviews, {batch.value()}, [](const db::Row& row) {
        return ReviewEntry{*step_named(row.text(0)), *decision_named(row.text(1)),
                           row.maybe_text(2).value_or(""), std::string(row.text(3)),
                           row.integer(4)};
    });
}

std::vector<Check> checks_of(db::Session& session, const ReviewedBatch& batch) {
    std::vector<Check> out;
    const auto findings = collect::privacy_findings(session, batch.id);
    out.push_back({"隐私扫描", findings.empty(),
                   findings.empty()
                       ? "没有发现身份证号、手机号或卡号"
                       : fmt::format("{}处含有个人号码，不能通过保密审查", findings.size())});
    if (ledger::find_table(batch.table)->kind == ledger::TableKind::Payment)
        check_sums(session, batch, out);
    return out;
}

std::vector<BatchProgram> programs_of(db::Session& session, ledger::BatchId batch) {
    return session.all(sql::select_batch_programs, {batch.value()}, [](const db::Row& row) {
        return BatchProgram{std::string(row.text(0)), row.maybe_text(1).value_or(""),
                            static_cast<int>(platform::from_days(row.integer(2)).year()),
                            row.integer(3), row.integer(4)};
    });
}

std::vector<BatchRow> rows_of(db::Session& session, const ReviewedBatch& batch, std::int64_t after,
                              int limit) {
    const auto kind = static_cast<std::size_t>(ledger::find_table(batch.table)->kind);
    return session.all(sql::select_batch_rows[kind], {batch.id.value(), after, limit},
                       [](const db::Row& row) {
                           return BatchRow{row.integer(0), static_cast<int>(row.integer(1)),
                                           std::string(row.text(2))};
                       });
}

}  // namespace disclose
