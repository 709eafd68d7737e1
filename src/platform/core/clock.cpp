#include "platform/core/clock.hpp"

#include <fmt/format.h>

#include <charconv>

namespace platform {

namespace {

constexpr std::chrono::hours local_offset{8};

std::optional<int> digits(std::string_view text) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Date local_date(Instant at) {
    return Date{std::chrono::floor<std::chrono::days>(at + local_offset)};
}

std::int64_t to_days(Date date) {
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

Date from_days(std::int64_t days) {
    return Date{std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
}

std::int64_t to_millis(Instant at) {
    return at.time_since_epoch().count();
}

Instant from_millis(std::int64_t millis) {
    return Instant{std::chrono::milliseconds{millis}};
}

std::string format_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string format_instant(Instant at) {
    auto local = at + local_offset;
    auto day = std::chrono::floor<std::chrono::days>(local);
    std::chrono::hh_mm_ss time{local - day};
    return fmt::format("{} {:02}:{:02}", format_date(Date{day}), time.hours().count(),
                       time.minutes().count());
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto year = digits(text.substr(0, 4));
    auto month = digits(text.substr(5, 2));
    auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
              std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace platform
