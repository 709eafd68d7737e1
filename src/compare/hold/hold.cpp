#include "compare/hold/hold.hpp"

#include "platform/core/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace compare {

namespace {

using enum HoldState;

struct StateName {
    HoldState state;
    std::string_view name, title;
};
constexpr std::array states{
    StateName{Asked, "asked", "待审批"},        StateName{Refused, "refused", "未批准"},
    StateName{Held, "held", "暂缓中"},          StateName{Lapsed, "lapsed", "到期自动解除，待补发"},
    StateName{Lawful, "lawful", "核实不应发"},  StateName{Wrong, "wrong", "错误暂缓，待补发"},
    StateName{MadeGood, "made_good", "已补发"},
};

struct MoveName {
    HoldMove move;
    std::string_view name, title;
};
constexpr std::array moves{
    MoveName{HoldMove::Approve, "approve", "批准暂缓"},
    MoveName{HoldMove::Refuse, "refuse", "不批准"},
    MoveName{HoldMove::Renew, "renew", "续期"},
    MoveName{HoldMove::Confirm, "confirm", "核实确不应发"},
    MoveName{HoldMove::Release, "release", "错误暂缓，解除"},
    MoveName{HoldMove::MakeGood, "make_good", "补发"},
};

std::int64_t day_of(std::int64_t millis) {
    return platform::to_days(platform::local_date(platform::from_millis(millis)));
}

}  // namespace

std::string_view name_of(HoldState state) {
    return std::ranges::find(states, state, &StateName::state)->name;
}

std::string_view title_of(HoldState state) {
    return std::ranges::find(states, state, &StateName::state)->title;
}

std::string_view name_of(HoldMove move) {
    return std::ranges::find(moves, move, &MoveName::move)->name;
}

std::string_view title_of(HoldMove move) {
    return std::ranges::find(moves, move, &MoveName::move)->title;
}

std::optional<HoldMove> hold_move_named(std::string_view name) {
    const auto found = std::ranges::find(moves, name, &MoveName::name);
    return found == moves.end() ? std::nullopt : std::optional{found->move};
}

std::string Restitution::text() const {
    const std::string day = platform::format_date(platform::from_days(due));
    if (left < 0) return fmt::format("应在 {} 前补发，已超期 {} 天", day, -left);
    return fmt::format("应在 {} 前补发，还剩 {} 天", day, left);
}

HoldState Hold::state(std::int64_t today) const {
    if (steps.empty()) return Asked;
    switch (steps.back().move) {
        case HoldMove::Refuse: return Refused;
        case HoldMove::Confirm: return Lawful;
        case HoldMove::Release: return Wrong;
        case HoldMove::MakeGood: return MadeGood;
        case HoldMove::Approve:
        case HoldMove::Renew: break;
    }
    return today > steps.back().until.value_or(0) ? Lapsed : Held;
}

bool Hold::allows(HoldMove move, std::int64_t today) const {
    const HoldState now = state(today);
    switch (move) {
        case HoldMove::Approve:
        case HoldMove::Refuse: return now == Asked;
        case HoldMove::Renew:
        case HoldMove::Release: return now == Held;
        case HoldMove::Confirm: return now == Held || now == Lapsed;
        case HoldMove::MakeGood: return now == Wrong || now == Lapsed;
    }
    return false;
}

const HoldStep* Hold::last(HoldMove move) const {
    const auto found = std::find_if(steps.rbegin(), steps.rend(),
                                    [move](const HoldStep& step) { return step.move == move; });
    return found == steps.rend() ? nullptr : &*found;
}

std::int64_t Hold::amount_fen() const {
    std::int64_t amount = grounds.amount_fen;
    for (const HoldStep& step : steps)
        if (step.move != HoldMove::MakeGood) amount = std::max(amount, step.amount_fen);
    return amount;
}

std::optional<std::int64_t> Hold::until() const {
    std::optional<std::int64_t> day;
    for (const HoldStep& step : steps)
        if (step.until) day = step.until;
    return day;
}

std::optional<std::int64_t> Hold::held_from() const {
    const HoldStep* approved = last(HoldMove::Approve);
    if (approved == nullptr) return std::nullopt;
    return std::max(day_of(approved->at), grounds.from_day.value_or(0));
}

std::optional<Restitution> Hold::owed(std::int64_t today) const {
    const HoldState now = state(today);
    if (now != Wrong && now != Lapsed) return std::nullopt;
    const HoldStep& step = steps.back();
    const std::int64_t since = now == Wrong ? day_of(step.at) : step.until.value_or(0);
    const std::int64_t due = step.due.value_or(since);
    return Restitution{since, due, due - today, amount_fen()};
}

std::optional<std::int64_t> Hold::days_to_restitution() const {
    const HoldStep* made_good = last(HoldMove::MakeGood);
    if (made_good == nullptr) return std::nullopt;
    const HoldStep* released = last(HoldMove::Release);
    const std::int64_t since =
        released != nullptr ? day_of(released->at) : until().value_or(made_good->paid_on);
    return std::max<std::int64_t>(0, made_good->paid_on - since);
}

bool Hold::covers(std::string_view program_code, std::string_view of_period) const {
    return program == program_code && (period.empty() || period == of_period);
}

HoldFigures figures_of(const std::vector<Hold>& holds, std::int64_t today) {
    HoldFigures figures;
    std::vector<std::int64_t> days;
    for (const Hold& hold : holds) {
        const HoldState state = hold.state(today);
        if (hold.held_from()) ++figures.approved;
        if (state == Wrong || state == Lapsed || state == MadeGood) ++figures.wrong;
        if (const auto owed = hold.owed(today)) {
            figures.owed_fen += owed->amount_fen;
            if (owed->left < 0) ++figures.overdue;
        }
        if (const auto taken = hold.days_to_restitution()) days.push_back(*taken);
    }
    figures.made_good = static_cast<std::int64_t>(days.size());
    if (days.empty()) return figures;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    figures.median_days = *middle;
    return figures;
}

}  // namespace compare
