#include "complain/model/figures.hpp"

#include <algorithm>
#include <map>

namespace complain {

namespace {

bool within(Date day, Date from, Date to) {
    return from <= day && day <= to;
}

Date day_of(Instant at) {
    return platform::local_date(at);
}

const Event* first(const ComplaintState& state, Move move) {
    const auto found = std::ranges::find(state.events, move, &Event::move);
    return found == state.events.end() ? nullptr : &*found;
}

/// The last day as it was when the case was first closed, or as it is now.
std::optional<Date> due_of(const ComplaintState& state) {
    std::optional<Date> due;
    for (const Event& event : state.events) {
        if (event.move == Move::Close) break;
        if (event.details.due) due = event.details.due;
    }
    return due;
}

std::optional<std::int64_t> lower_median(std::vector<std::int64_t> days) {
    if (days.empty()) return std::nullopt;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    return *middle;
}

std::int64_t days_taken(const ComplaintState& state, const Event& closed) {
    return days_between(day_of(state.received), day_of(closed.at));
}

RegionCode town_of(RegionCode place) {
    return place.level() == RegionCode::Level::Village ? place.parent() : place;
}

void add_received(Figures& figures, const ComplaintState& state) {
    ++figures.received;
    if (first(state, Move::Accept) != nullptr || first(state, Move::Arbitrate) != nullptr)
        ++figures.accepted;
    if (first(state, Move::Refuse) != nullptr) ++figures.not_accepted;
    const int returned = bounces(state.transfers);
    figures.transfers += static_cast<std::int64_t>(state.transfers.size());
    figures.bounces += returned;
    if (returned == 0) ++figures.zero_bounce;
}

void add_evaluations(Figures& figures, const ComplaintState& state, Date from, Date to) {
    for (const Event& event : state.events) {
        if (event.move != Move::Evaluate || !within(day_of(event.at), from, to)) continue;
        ++figures.evaluated;
        if (event.details.evaluation == Evaluation::Satisfied) ++figures.satisfied;
        if (event.details.evaluation == Evaluation::Basically) ++figures.basically;
    }
}

std::optional<std::int64_t> rate(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return part * 10'000 / whole;
}

}  // namespace

std::optional<std::int64_t> Figures::accepted_rate() const {
    return rate(accepted, received);
}

std::optional<std::int64_t> Figures::in_time_rate() const {
    return rate(closed_in_time, fell_due);
}

std::optional<std::int64_t> Figures::satisfied_rate() const {
    if (evaluated == 0) return std::nullopt;
    return (satisfied * 10'000 + basically * 6'000) / evaluated;
}

std::optional<std::int64_t> Figures::zero_bounce_rate() const {
    return rate(zero_bounce, received);
}

Figures figures_of(std::span<const ComplaintState> cases, Date from, Date to) {
    Figures figures;
    std::vector<std::int64_t> days;
    for (const ComplaintState& state : cases) {
        if (state.is_sealed_up) continue;
        if (within(day_of(state.received), from, to)) add_received(figures, state);
        add_evaluations(figures, state, from, to);
        const Event* closed = first(state, Move::Close);
        if (const auto due = due_of(state); due && within(*due, from, to)) {
            ++figures.fell_due;
            if (closed != nullptr && day_of(closed->at) <= *due) ++figures.closed_in_time;
        }
        if (closed == nullptr || !within(day_of(closed->at), from, to)) continue;
        ++figures.closed;
        days.push_back(days_taken(state, *closed));
    }
    figures.median_days = lower_median(std::move(days));
    return figures;
}

ShownGrid received_by_town(std::span<const ComplaintState> cases, std::span<const RegionCode> towns,
                           Date from, Date to) {
    Grid grid{towns.size() + 1, kinds().size()};
    for (const ComplaintState& state : cases) {
        if (state.is_sealed_up || !within(day_of(state.received), from, to)) continue;
        const auto row = std::ranges::find(towns, town_of(state.place)) - towns.begin();
        ++grid.at(static_cast<std::size_t>(row), static_cast<std::size_t>(state.kind));
    }
    return suppress(grid);
}

std::vector<MedianDays> median_by_town(std::span<const ComplaintState> cases, Date from, Date to) {
    std::map<std::pair<RegionCode, Kind>, std::vector<std::int64_t>> cells;
    for (const ComplaintState& state : cases) {
        const Event* closed = first(state, Move::Close);
        if (state.is_sealed_up || closed == nullptr || !within(day_of(closed->at), from, to))
            continue;
        cells[{town_of(state.place), state.kind}].push_back(days_taken(state, *closed));
    }
    std::vector<MedianDays> medians;
    for (const auto& [cell, days] : cells)
        if (static_cast<std::int64_t>(days.size()) >= least_cases)
            medians.push_back({cell.first, cell.second, *lower_median(days)});
    return medians;
}

}  // namespace complain
