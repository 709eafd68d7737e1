#pragma once

#include "complain/clock/calendar.hpp"
#include "complain/clock/deadline.hpp"
#include "complain/clock/reminder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Why a clock may stand still (中止计时): these four and no other.
enum class PauseReason {
    Supplement,  ///< 补充材料
    ThirdParty,  ///< 第三方意见
    Appraisal,   ///< 鉴定
    Hearing,     ///< 听证
};
std::string_view name_of(PauseReason reason);
std::string_view title_of(PauseReason reason);
std::optional<PauseReason> pause_reason_named(std::string_view name);

/// The day it was asked for counts, the days after it up to and with `to` do not.
struct Pause {
    PauseReason reason{};
    Date from{};
    std::optional<Date> to;  ///< empty: still waiting

    friend bool operator==(const Pause&, const Pause&) = default;
};

struct Extension {
    int days = 0;  ///< of the rule's unit
    Date on{};

    friend bool operator==(const Extension&, const Extension&) = default;
};

/// What a store keeps of a clock.
struct ClockState {
    std::string rule;
    Date started{};
    std::vector<Pause> pauses;
    std::optional<Extension> extension;
    std::optional<Date> stopped;

    friend bool operator==(const ClockState&, const ClockState&) = default;
};

/// One promise of one case and how much of it is left (时钟). Both sides see the same text. The
/// calendar and the deadlines must outlive it.
class CaseClock {
public:
    /// Refuses (Invalid) a rule that did not stand on the day it started.
    CaseClock(const Calendar& calendar, const Deadlines& deadlines, ClockState state);

    const ClockState& state() const { return state_; }
    const Deadline& rule() const { return *rule_; }

    /// Refuses (Conflict) while it stands still or has stopped, or on a day before the last change.
    void pause(PauseReason reason, Date on);
    void resume(Date on);
    /// Once, by no more than the rule gives, and not after the last day. Who may, Complaint says.
    void extend(int days, Date on);
    /// What was promised has happened.
    void stop(Date on);

    bool is_paused() const;
    /// The last day; while it stands still, as if it went on tomorrow.
    Date due(Date today) const;
    /// Working days, or natural days if the rule counts those; 0 on the last day, negative after.
    int remaining(Date today) const;
    bool is_overdue(Date today) const;
    /// "剩余 3 个工作日", "今天到期", "已超期 2 天"; says when it stands still or has stopped.
    std::string text(Date today) const;
    /// When the interim reply is due (阶段性答复): half of the time, without any extension.
    std::optional<Date> interim_due(Date today) const;
    /// Whether the moved days of all years it runs through are known.
    bool is_certain(Date today) const;

    /// Those after `from` up to and with `to`, in order. Asking again gives the same.
    std::vector<Reminder> reminders_between(Date from, Date to) const;
    /// Who must look after it today; nobody but the handler until the last day.
    Level level(Date today) const;

private:
    int total() const;
    bool counts(Date day, Date today) const;
    /// The n-th day that counts after that day; before it, if negative.
    Date nth(Date from, int count, Date today) const;
    int counted(Date from, Date to, Date today) const;
    Date as_of(Date today) const;
    void require_running(Date on) const;
    std::vector<Reminder> reminders_until(Date to) const;

    const Calendar& calendar_;
    const Deadline* rule_;
    ClockState state_;
};

}  // namespace complain
