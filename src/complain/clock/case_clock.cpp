#include "complain/clock/case_clock.hpp"

#include "complain/model/named.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array reasons{
    Named<PauseReason>{PauseReason::Supplement, "supplement", "补充材料"},
    Named<PauseReason>{PauseReason::ThirdParty, "third_party", "第三方意见"},
    Named<PauseReason>{PauseReason::Appraisal, "appraisal", "鉴定"},
    Named<PauseReason>{PauseReason::Hearing, "hearing", "听证"},
};

[[noreturn]] void refuse(const std::string& message) {
    throw platform::Refusal{platform::Refusal::Kind::Conflict, message};
}

const Deadline& rule_of(const Deadlines& deadlines, const ClockState& state) {
    const Deadline* rule = deadlines.find(state.rule, state.started);
    if (rule == nullptr)
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                fmt::format("时限规则 {} 在 {} 没有施行，请核对受理日期",
                                            state.rule, platform::format_date(state.started))};
    return *rule;
}

std::string_view unit_word(Unit unit) {
    return unit == Unit::Workday ? "个工作日" : "天";
}

}  // namespace

std::string_view name_of(PauseReason reason) {
    return row_of(reasons, reason).name;
}

std::string_view title_of(PauseReason reason) {
    return row_of(reasons, reason).title;
}

std::optional<PauseReason> pause_reason_named(std::string_view name) {
    return value_named(reasons, name);
}

CaseClock::CaseClock(const Calendar& calendar, const Deadlines& deadlines, ClockState state)
    : calendar_(calendar), rule_(&rule_of(deadlines, state)), state_(std::move(state)) {}

void CaseClock::pause(PauseReason reason, Date on) {
    require_running(on);
    if (is_paused()) refuse("计时已经暂停，请先恢复再登记新的暂停原因");
    state_.pauses.push_back({reason, on, {}});
}

void CaseClock::resume(Date on) {
    require_running(on);
    if (!is_paused()) refuse("计时没有暂停，不需要恢复");
    state_.pauses.back().to = on;
}

void CaseClock::extend(int days, Date on) {
    require_running(on);
    if (rule_->extension == 0) refuse(fmt::format("“{}”的时限不能延长", rule_->text));
    if (state_.extension) refuse("已经延长过一次，不能再延长");
    if (days < 1 || days > rule_->extension)
        refuse(fmt::format("最多延长 {} {}，请改小延长的天数", rule_->extension,
                           unit_word(rule_->unit)));
    if (is_overdue(on)) refuse("已经超期，不能再延长，请尽快办结并说明原因");
    state_.extension = Extension{days, on};
}

void CaseClock::stop(Date on) {
    require_running(on);
    if (is_paused()) resume(on);
    state_.stopped = on;
}

void CaseClock::require_running(Date on) const {
    if (state_.stopped) refuse("计时已经结束，不能再改动");
    Date last = state_.started;
    for (const Pause& pause : state_.pauses)
        last = std::max({last, pause.from, pause.to.value_or(pause.from)});
    if (state_.extension) last = std::max(last, state_.extension->on);
    if (on < last)
        refuse(fmt::format("日期早于上一次登记（{}），请核对", platform::format_date(last)));
}

bool CaseClock::is_paused() const {
    return !state_.pauses.empty() && !state_.pauses.back().to;
}

int CaseClock::total() const {
    const int extra = state_.extension ? state_.extension->days : 0;
    if (rule_->unit != Unit::Month) return rule_->days + extra;
    return days_between(state_.started, add_months(state_.started, rule_->days + extra));
}

bool CaseClock::counts(Date day, Date today) const {
    const bool paused = std::ranges::any_of(state_.pauses, [day, today](const Pause& pause) {
        return pause.from < day && day <= pause.to.value_or(today);
    });
    return !paused && (rule_->unit != Unit::Workday || calendar_.is_workday(day));
}

Date CaseClock::nth(Date from, int count, Date today) const {
    const int step = count < 0 ? -1 : 1;
    while (count != 0) {
        from = add_days(from, step);
        if (counts(from, today)) count -= step;
    }
    return from;
}

int CaseClock::counted(Date from, Date to, Date today) const {
    int count = 0;
    for (Date day = from; day < to;) {
        day = add_days(day, 1);
        if (counts(day, today)) ++count;
    }
    return count;
}

Date CaseClock::as_of(Date today) const {
    return state_.stopped ? std::min(today, *state_.stopped) : today;
}

Date CaseClock::due(Date today) const {
    const Date last = nth(state_.started, total(), as_of(today));
    return rule_->who == Party::Citizen ? calendar_.workday_from(last) : last;
}

bool CaseClock::is_overdue(Date today) const {
    return as_of(today) > due(today);
}

int CaseClock::remaining(Date today) const {
    const Date now = as_of(today);
    const Date last = due(now);
    if (now <= last) return counted(now, last, now);
    // A Saturday after the last Friday is overdue although no working day has gone.
    return -std::max(1, counted(last, now, now));
}

std::string CaseClock::text(Date today) const {
    const int left = remaining(today);
    const std::string_view unit = unit_word(rule_->unit);
    if (state_.stopped && *state_.stopped <= today)
        return left >= 0 ? "已按期完成" : fmt::format("超期 {} {}完成", -left, unit);
    std::string text = fmt::format("剩余 {} {}", left, unit);
    if (left < 0) text = fmt::format("已超期 {} {}", -left, unit);
    if (!is_paused()) return today == due(today) ? "今天到期" : text;
    return fmt::format("暂停计时（{}），{}", title_of(state_.pauses.back().reason), text);
}

std::optional<Date> CaseClock::interim_due(Date today) const {
    if (!rule_->interim) return std::nullopt;
    const int base = total() - (state_.extension ? state_.extension->days : 0);
    return nth(state_.started, (base + 1) / 2, as_of(today));
}

bool CaseClock::is_certain(Date today) const {
    return calendar_.is_certain(state_.started, std::max(today, due(today)));
}

}  // namespace complain
