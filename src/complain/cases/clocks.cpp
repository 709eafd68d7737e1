#include "complain/cases/clocks.hpp"

#include "complain/cases/arrival.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace complain {

namespace {

/// What fulfils a promise.
struct End {
    std::string_view rule;
    std::array<Move, 4> moves;
};
constexpr std::array ends{
    End{"W1", {Move::Accept, Move::Refuse, Move::Transfer, Move::SealUp}},
    End{"W2", {Move::Reply, Move::Reply, Move::Reply, Move::Reply}},
    End{"W3", {Move::Accept, Move::NotOurs, Move::Transfer, Move::Refuse}},
    End{"W4", {Move::SealUp, Move::SealUp, Move::SealUp, Move::SealUp}},
    End{"W10", {Move::Accept, Move::Refuse, Move::Transfer, Move::SealUp}},
    End{"W11", {Move::Accept, Move::NotOurs, Move::Transfer, Move::Refuse}},
    End{"W11b", {Move::Accept, Move::NotOurs, Move::Transfer, Move::Refuse}},
    End{"W12", {Move::Reply, Move::NotOurs, Move::SealUp, Move::Reply}},
    End{"W28", {Move::Reply, Move::Refuse, Move::Merge, Move::Close}},
    End{arrival_rule, {Move::Accept, Move::Transfer, Move::SealUp, Move::Refuse}},
    End{"D1", {Move::Reread, Move::Reopen, Move::Reopen, Move::Reopen}},
    End{"D2", {Move::Accept, Move::NotOurs, Move::Transfer, Move::Arbitrate}},
    End{"D3", {Move::Reply, Move::NotOurs, Move::SealUp, Move::Reply}},
    End{"D4", {Move::Reply, Move::NotOurs, Move::SealUp, Move::Reply}},
};

bool fulfils(Move move, std::string_view rule) {
    return std::ranges::any_of(ends, [&](const End& end) {
        return end.rule == rule && std::ranges::find(end.moves, move) != end.moves.end();
    });
}

/// What a move begins, as deadlines.csv names it.
std::string_view event_of(Move move, const Details& details) {
    switch (move) {
        case Move::Accept:
        case Move::Reopen: return "accepted";
        case Move::Transfer:
        case Move::NotOurs:
        case Move::Arbitrate: return "transferred";
        case Move::Approve: return "concluded";
        case Move::Reply: return "replied";
        case Move::Appeal: return "review_asked";
        case Move::Evaluate:
            return details.evaluation == Evaluation::Dissatisfied ? "evaluated" : "";
        default: return "";
    }
}

bool binds_office(const CaseClock& clock) {
    return clock.rule().who == Party::Organ && !clock.state().stopped;
}

void change(CaseClock& clock, Move move, const Details& details, Date on) {
    // What joins another case, or is not taken up, is under no promise of its own any more.
    if (move == Move::Merge || move == Move::Refuse || fulfils(move, clock.rule().rule)) {
        clock.stop(on);
    } else if (move == Move::Pause && details.pause) {
        clock.pause(*details.pause, on);
    } else if (move == Move::AskSupplement) {
        clock.pause(PauseReason::Supplement, on);
    } else if ((move == Move::Resume || move == Move::Supplemented) && clock.is_paused()) {
        clock.resume(on);
    } else if (move == Move::Extend && details.days && clock.rule().extension > 0) {
        clock.extend(*details.days, on);
    }
}

/// The move that this one takes back.
std::optional<Move> undone_by(Move move) {
    if (move == Move::Unmerge) return Move::Merge;
    if (move == Move::Reconsider) return Move::Refuse;
    return std::nullopt;
}

/// What stopped because of a step that is taken back runs on as if it had not been.
void run_on(db::Transaction& tx, const store::CaseRow& row, Move undone) {
    const auto& events = row.state.events;
    const auto step = std::find_if(events.rbegin(), events.rend(),
                                   [undone](const Event& one) { return one.move == undone; });
    if (step == events.rend()) return;
    const auto on = platform::local_date(step->at);
    for (ClockState state : store::clocks(tx, row.id)) {
        const bool is_sorted = state.rule == arrival_rule && row.is_classified;
        if (state.stopped != on || is_sorted) continue;
        state.stopped.reset();
        store::put_clock(tx, row.id, state);
    }
}

}  // namespace

void start_clocks(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                  std::string_view event, Date on) {
    if (event.empty()) return;
    for (const Deadline* rule : office.deadlines.starting(row.state.kind, event, on)) {
        const bool tells_reporter = rule->rule == "W1" || rule->rule == "W2";
        if (tells_reporter && !row.state.is_named) continue;
        ClockState clock;
        clock.rule = rule->rule;
        clock.started = on;
        store::put_clock(tx, row.id, clock);
    }
}

void follow_with_clocks(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                        Move move, const Details& details, Date on) {
    if (const auto undone = undone_by(move)) run_on(tx, row, *undone);
    for (const ClockState& state : store::clocks(tx, row.id)) {
        if (state.stopped) continue;
        CaseClock clock{office.calendar, office.deadlines, state};
        change(clock, move, details, on);
        if (clock.state() != state) store::put_clock(tx, row.id, clock.state());
    }
    start_clocks(tx, office, row, event_of(move, details), on);
}

std::vector<Running> running_clocks(db::Session& session, const Office& office, std::int64_t id,
                                    Date today) {
    std::vector<Running> out;
    for (const ClockState& state : store::clocks(session, id)) {
        const CaseClock clock{office.calendar, office.deadlines, state};
        if (!binds_office(clock)) continue;
        out.push_back({clock.rule().rule, clock.rule().text, platform::to_days(clock.due(today)),
                       clock.rule().unit == Unit::Workday, clock.is_overdue(today),
                       clock.text(today)});
    }
    std::ranges::sort(out, {}, &Running::due);
    return out;
}

}  // namespace complain
