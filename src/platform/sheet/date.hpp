#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// How Excel says that a number is a day. Used inside sheet:: only.
namespace sheet {

enum class DateSystem { From1900, From1904 };

/// Days since 1970-01-01 of a stored serial number. Nothing for a mere time of day, for 1900-02-29,
/// which Excel has and the calendar has not, and for what lies beyond the year 9999.
std::optional<std::int64_t> days_of_serial(std::string_view digits, DateSystem system);
std::optional<std::int64_t> days_of_serial(double serial, DateSystem system);

/// Whether a number format shows a day: y, d, 年, 月 or 日 outside quotes, brackets and escapes.
bool is_date_format(std::string_view code);
/// The same for the formats every Excel has by number.
bool is_date_format(int builtin);

}  // namespace sheet
