#include "complain/open/case_reader.hpp"

#include "complain/cases/case_store.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/sql.hpp"

#include <algorithm>
#include <map>

namespace complain {

namespace {

/// A batch is a few megabytes, and no reading view of the store lasts for minutes.
constexpr int batch = 500;

struct Batch {
    std::map<std::int64_t, ComplaintState> cases;
    std::map<std::int64_t, std::vector<ClockState>> clocks;
};

ClockState clock_of(const db::Row& row) {
    ClockState out;
    out.rule = row.text(1);
    out.started = platform::from_days(row.integer(2));
    if (!row.is_null(3)) out.stopped = platform::from_days(row.integer(3));
    clock_from(row.text(4), out);
    return out;
}

/// Days begin at midnight, UTC+8.
std::int64_t beginning_of(Date day) {
    return platform::to_millis(std::chrono::sys_days{day} - std::chrono::hours{8});
}

Batch read_batch(db::Pool& pool, std::int64_t after, Date since) {
    Batch out;
    db::Reader reader{pool};
    reader.each(sql::select_open_cases, {after, beginning_of(since), batch},
                [&](const db::Row& row) {
                    auto state = state_from(row.text(1));
                    state.id = row.integer(0);
                    out.cases.emplace(state.id, std::move(state));
                });
    if (out.cases.empty()) return out;
    const auto first = out.cases.begin()->first, last = out.cases.rbegin()->first;
    reader.each(sql::select_open_events, {first, last}, [&](const db::Row& row) {
        const auto of = out.cases.find(row.integer(0));
        const auto move = move_named(row.text(1));
        const auto at = platform::from_millis(row.integer(2));
        if (of != out.cases.end() && move) of->second.events.push_back({*move, reporter, at, {}});
    });
    reader.each(sql::select_open_clocks, {first, last}, [&](const db::Row& row) {
        if (out.cases.contains(row.integer(0))) out.clocks[row.integer(0)].push_back(clock_of(row));
    });
    return out;
}

/// The promise of the first acceptance: a reopened case is not given a second one.
std::optional<Date> promised(const Office& office, const std::vector<ClockState>& clocks,
                             Date until) {
    for (const ClockState& state : clocks) {
        const CaseClock clock{office.calendar, office.deadlines, state};
        if (clock.rule().from_event == "accepted" && clock.rule().who == Party::Organ)
            return clock.due(state.stopped.value_or(until));
    }
    return std::nullopt;
}

void add_due(ComplaintState& state, std::optional<Date> due) {
    for (Event& event : state.events) {
        if (event.move != Move::Accept && event.move != Move::Arbitrate) continue;
        event.details.due = due;
        return;
    }
}

/// The words of an evaluation are sealed. The last one stands in the state; of an earlier one it is
/// known that a superior read the case again, which happens after 不满意 alone.
void add_evaluations(ComplaintState& state) {
    std::optional<Evaluation> word = state.evaluation;
    for (auto event = state.events.rbegin(); event != state.events.rend(); ++event) {
        if (event->move == Move::Reopen) word.reset();
        if (event->move == Move::Reread) word = Evaluation::Dissatisfied;
        if (event->move == Move::Evaluate) event->details.evaluation = word;
    }
    std::erase_if(state.events, [](const Event& event) {
        return event.move == Move::Evaluate && !event.details.evaluation;
    });
}

void cut_off(ComplaintState& state, Date until) {
    std::erase_if(state.events,
                  [&](const Event& event) { return platform::local_date(event.at) > until; });
    std::erase_if(state.transfers, [&](const Transfer& one) { return one.on > until; });
}

}  // namespace

void each_open_case(const Office& office, Date since, Date until,
                    const std::function<void(const ComplaintState&)>& use) {
    std::int64_t after = 0;
    for (;;) {
        auto read = read_batch(office.pool, after, since);
        if (read.cases.empty()) return;
        for (auto& [id, state] : read.cases) {
            after = id;
            if (state.is_sealed_up) continue;
            add_due(state, promised(office, read.clocks[id], until));
            add_evaluations(state);
            cut_off(state, until);
            use(state);
        }
    }
}

}  // namespace complain
