#include "complain/clock/reminder.hpp"

namespace complain {

std::string_view title_of(Level level) {
    switch (level) {
        case Level::Handler: return "承办人";
        case Level::Head: return "承办单位负责人";
        case Level::Supervisor: return "县级督办";
        case Level::Leaders: return "县领导小组";
    }
    return {};
}

Level level_of(int days_overdue) {
    if (days_overdue >= 10) return Level::Leaders;
    if (days_overdue >= 3) return Level::Supervisor;
    return days_overdue >= 1 ? Level::Head : Level::Handler;
}

bool is_told_on(int days_overdue) {
    return days_overdue == 1 || days_overdue == 3 || (days_overdue > 0 && days_overdue % 5 == 0);
}

}  // namespace complain
