#include "complain/model/figures.hpp"

#include <algorithm>

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

std::int64_t count_of(const std::map<std::int64_t, std::int64_t>& days) {
    std::int64_t all = 0;
    for (const auto& [taken, count] : days)
        all += count;
    return all;
}

/// The lower middle of the days taken.
std::optional<std::int64_t> lower_median(const std::map<std::int64_t, std::int64_t>& days) {
    const std::int64_t all = count_of(days);
    std::int64_t behind = 0;
    for (const auto& [taken, count] : days) {
        behind += count;
        if (2 * behind >= all) return taken;
    }
    return std::nullopt;
}

std::int64_t days_taken(const ComplaintState& state, const Event& closed) {
    return days_between(day_of(state.received), day_of(closed.at));
}

RegionCode town_of(RegionCode place) {
    return place.level() == RegionCode::Level::Village ? place.parent() : place;
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

Tally::Tally(std::vector<RegionCode> towns, Date from, Date to)
    : towns_(std::move(towns)),
      from_(from),
      to_(to),
      received_(towns_.size() + 1, kinds().size()) {}

void Tally::add(const ComplaintState& state) {
    if (state.is_sealed_up) return;
    if (within(day_of(state.received), from_, to_)) add_received(state);
    add_evaluations(figures_, state, from_, to_);
    const Event* closed = first(state, Move::Close);
    if (const auto due = due_of(state); due && within(*due, from_, to_)) {
        ++figures_.fell_due;
        if (closed != nullptr && day_of(closed->at) <= *due) ++figures_.closed_in_time;
    }
    if (closed != nullptr && within(day_of(closed->at), from_, to_))
        add_closed(state, days_taken(state, *closed));
}

void Tally::add_received(const ComplaintState& state) {
    ++figures_.received;
    if (first(state, Move::Accept) != nullptr || first(state, Move::Arbitrate) != nullptr)
        ++figures_.accepted;
    if (first(state, Move::Refuse) != nullptr) ++figures_.not_accepted;
    const int returned = bounces(state.transfers);
    figures_.transfers += static_cast<std::int64_t>(state.transfers.size());
    figures_.bounces += returned;
    if (returned == 0) ++figures_.zero_bounce;
    const auto row = std::ranges::find(towns_, town_of(state.place)) - towns_.begin();
    ++received_.at(static_cast<std::size_t>(row), static_cast<std::size_t>(state.kind));
}

void Tally::add_closed(const ComplaintState& state, std::int64_t taken) {
    ++figures_.closed;
    ++all_days_[taken];
    ++days_[{town_of(state.place), state.kind}][taken];
}

Figures Tally::figures() const {
    Figures out = figures_;
    out.median_days = lower_median(all_days_);
    return out;
}

std::vector<MedianDays> Tally::median_by_town() const {
    std::vector<MedianDays> medians;
    medians.reserve(days_.size());
    for (const auto& [cell, days] : days_)
        if (count_of(days) >= least_cases)
            medians.push_back({cell.first, cell.second, *lower_median(days)});
    return medians;
}

}  // namespace complain
