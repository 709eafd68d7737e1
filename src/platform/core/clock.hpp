#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// When something happened, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A day as people write it; the county's calendar is UTC+8.
using Date = std::chrono::year_month_day;

/// The only source of "now". Passed by reference; only app/ builds the real one.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// Stands still until told otherwise; for tests.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }

private:
    Instant at_;
};

/// The day in UTC+8.
Date local_date(Instant at);
/// Days since 1970-01-01, as dates are stored; the inverse of from_days.
std::int64_t to_days(Date date);
Date from_days(std::int64_t days);
/// Milliseconds since 1970, as instants are stored.
std::int64_t to_millis(Instant at);
Instant from_millis(std::int64_t millis);
/// "2017-08-20".
std::string format_date(Date date);
/// "2017-08-20 14:03" at +08:00.
std::string format_instant(Instant at);
/// Only "2017-08-20"; whatever a clerk may write is domain's to read.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace platform
