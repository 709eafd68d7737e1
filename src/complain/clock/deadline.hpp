#pragma once

#include "complain/model/kind.hpp"
#include "platform/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

using platform::Date;

enum class Unit { Workday, Day, Month };
/// Who has to act. A citizen's last day is never a day of rest; an organ does not gain by one.
enum class Party { Organ, Citizen };

/// One promise (时限): what must happen how long after what.
struct Deadline {
    std::string rule;        ///< "W12", as in deadlines.csv
    std::string from_event;  ///< "accepted"
    int days = 0;            ///< of that unit
    Unit unit = Unit::Workday;
    int extension = 0;     ///< at most so many of the unit more, once
    bool interim = false;  ///< an interim reply is due when half has gone (阶段性答复)
    Party who = Party::Organ;
    std::vector<Kind> kinds;
    std::string basis;  ///< law and article; 县里设定 where no law counts days
    Date valid_from{};
    std::optional<Date> valid_to;
    std::string text;  ///< what must happen: "作出信访处理意见"

    /// "60天", "15个工作日".
    std::string span() const;
};

/// All promises of the office, dated: a clock runs under the rule that held on the day it started.
class Deadlines {
public:
    static Deadlines built_in();
    explicit Deadlines(std::string_view csv);

    const std::vector<Deadline>& all() const { return all_; }
    /// The rule as it stood on that day; null if it did not stand.
    const Deadline* find(std::string_view rule, Date on) const;
    /// What starts to run for a case of that kind when that happens.
    std::vector<const Deadline*> starting(Kind kind, std::string_view event, Date on) const;

private:
    std::vector<Deadline> all_;
};

}  // namespace complain
