#include "complain/open/outcome_rows.hpp"

#include "complain/cases/state_text.hpp"
#include "complain/model/named.hpp"
#include "complain/sql.hpp"

#include <array>

namespace complain::store {

namespace {

constexpr std::array stages{
    Named<OutcomeStage>{OutcomeStage::Written, "written", "待复核"},
    Named<OutcomeStage>{OutcomeStage::Shown, "shown", "已公开"},
    Named<OutcomeStage>{OutcomeStage::Withdrawn, "withdrawn", "已撤回"},
};

OutcomeStage stage_in(const db::Row& row) {
    return value_named(stages, row.text(0)).value();
}

OutcomeRow outcome_row(const db::Row& row) {
    OutcomeRow out;
    out.stage = stage_in(row);
    out.closed = platform::from_millis(row.integer(1));
    if (!row.is_null(2)) out.sealed = row.blob(2).bytes;
    out.measures = row.text(3);
    out.reason = withdrawn_named(row.text(4));
    out.written_by = row.integer(5);
    out.checked_by = row.maybe_integer(6);
    return out;
}

OpenOutcome open_outcome(const db::Row& row) {
    OpenOutcome out;
    out.outcome.stage = stage_in(row);
    out.outcome.closed = platform::from_millis(row.integer(1));
    out.outcome.measures = row.text(2);
    out.outcome.reason = withdrawn_named(row.text(3));
    out.state = state_from(row.text(4));
    out.is_current = row.maybe_integer(5) == row.integer(1);
    // All that the model asks of the history.
    out.state.events = {{Move::Close, 0, out.outcome.closed, {}}};
    return out;
}

}  // namespace

std::string_view name_of(OutcomeStage stage) {
    return row_of(stages, stage).name;
}

std::string_view title_of(OutcomeStage stage) {
    return row_of(stages, stage).title;
}

std::string month_of(platform::Instant at) {
    return platform::format_date(platform::local_date(at)).substr(0, 7);
}

std::optional<platform::Instant> last_closed(db::Session& session, std::int64_t id) {
    std::optional<platform::Instant> out;
    for (const auto& event : events(session, id))
        if (event.move == Move::Close) out = event.at;
    return out;
}

std::optional<OutcomeRow> outcome(db::Session& session, std::int64_t id, platform::Instant closed) {
    return session.one(sql::select_outcome, {id, platform::to_millis(closed)}, outcome_row);
}

void put_outcome(db::Transaction& tx, std::int64_t id, const OutcomeRow& row,
                 platform::Instant at) {
    const auto sealed = row.sealed.empty() ? std::nullopt : std::optional{db::Blob{row.sealed}};
    tx.run(sql::upsert_outcome,
           {id, name_of(row.stage), platform::to_millis(row.closed), month_of(row.closed), sealed,
            row.measures, row.reason ? complain::name_of(*row.reason) : std::string_view{},
            row.written_by, row.checked_by, platform::to_millis(at)});
}

std::vector<OpenOutcome> outcomes(db::Session& session, std::string_view month) {
    return session.all(sql::select_outcomes, {month}, open_outcome);
}

platform::Instant outcomes_changed(db::Session& session) {
    return platform::from_millis(
        session
            .one(sql::select_outcome_changed, {}, [](const db::Row& row) { return row.integer(0); })
            .value_or(0));
}

std::vector<std::string> outcome_months(db::Session& session, platform::Instant since) {
    return session.all(sql::select_outcome_months, {platform::to_millis(since)},
                       [](const db::Row& row) { return std::string{row.text(0)}; });
}

std::optional<FiguresRow> figures(db::Session& session) {
    return session.one(sql::select_figures, {}, [](const db::Row& row) {
        return FiguresRow{std::string{row.text(0)}, std::string{row.text(1)}};
    });
}

void put_figures(db::Transaction& tx, const FiguresRow& row) {
    tx.run(sql::upsert_figures, {row.month, row.text});
}

}  // namespace complain::store
