#pragma once

#include "platform/core/clock.hpp"

#include <string>
#include <string_view>

namespace complain {

using platform::Date;

/// Whose matter it has become (督办层级).
enum class Level {
    Handler,     ///< 承办人
    Head,        ///< 承办单位负责人
    Supervisor,  ///< 县级督办
    Leaders,     ///< 县领导小组
};
std::string_view title_of(Level level);
/// So many days over the last one (县里设定: 1, 3 and 10).
Level level_of(int days_overdue);

enum class ReminderKind {
    Half,     ///< 时限过半
    Soon,     ///< 还有三个工作日
    Due,      ///< 今天到期
    Overdue,  ///< 已超期
};

/// One word in time (提醒).
struct Reminder {
    Date on{};
    ReminderKind kind{};
    int overdue = 0;  ///< in the rule's unit
    Level level = Level::Handler;

    friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// Whether somebody is told on that day over the last one: 1, 3, 5, 10 and every fifth after.
bool is_told_on(int days_overdue);

}  // namespace complain
