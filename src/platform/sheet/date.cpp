#include "platform/sheet/date.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sheet {

std::optional<std::int64_t> days_of_serial(double serial, DateSystem system) {
    constexpr double leap_bug = 60;
    constexpr double after_9999 = 2'958'466;
    const double from_1900 = system == DateSystem::From1904 ? serial + 1462 : serial;
    if (!(serial >= 1) || from_1900 >= after_9999) return std::nullopt;
    const double whole = std::floor(from_1900);
    if (whole == leap_bug) return std::nullopt;
    const std::int64_t day_zero = whole < leap_bug ? -25568 : -25569;
    return static_cast<std::int64_t>(whole) + day_zero;
}

std::optional<std::int64_t> days_of_serial(std::string_view digits, DateSystem system) {
    double serial = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), serial);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return days_of_serial(serial, system);
}

bool is_date_format(int builtin) {
    return (builtin >= 14 && builtin <= 22) || (builtin >= 27 && builtin <= 36) ||
           (builtin >= 45 && builtin <= 47) || (builtin >= 50 && builtin <= 58);
}

bool is_date_format(std::string_view code) {
    for (std::size_t at = 0; at < code.size(); ++at) {
        switch (code[at]) {
            case '"': at = std::min(code.find('"', at + 1), code.size()); break;
            case '[': at = std::min(code.find(']', at), code.size()); break;
            case '\\':
            case '_':
            case '*': ++at; break;
            case 'y':
            case 'Y':
            case 'd':
            case 'D': return true;
            default: {
                const std::string_view rest = code.substr(at);
                if (rest.starts_with("年") || rest.starts_with("月") || rest.starts_with("日")) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace sheet
