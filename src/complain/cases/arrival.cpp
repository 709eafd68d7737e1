#include "complain/cases/arrival.hpp"

#include "complain/cases/cases.hpp"
#include "complain/cases/clocks.hpp"
#include "complain/sql.hpp"

namespace complain {

namespace {

void set_end(db::Transaction& tx, const store::CaseRow& row, std::optional<Date> on) {
    for (ClockState state : store::clocks(tx, row.id)) {
        if (state.rule != arrival_rule || state.stopped.has_value() == on.has_value()) continue;
        state.stopped = on;
        store::put_clock(tx, row.id, state);
    }
}

}  // namespace

void begin_arrival(db::Transaction& tx, const Office& office, const store::CaseRow& row, Date on) {
    start_clocks(tx, office, row, "arrived", on);
    save_with_due(tx, office, row, office.clock.now());
}

void end_arrival(db::Transaction& tx, const store::CaseRow& row, Date on) {
    set_end(tx, row, on);
}

void resume_arrival(db::Transaction& tx, const store::CaseRow& row) {
    set_end(tx, row, std::nullopt);
}

std::int64_t left_unsorted(db::Session& session, Level from) {
    return session
        .one(sql::count_unsorted, {arrival_rule, static_cast<int>(from)},
             [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

}  // namespace complain
