#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

/// Scales and reads decimal text exactly, without a floating-point number in between. `text` is
/// plain or scientific
/// ("-12.50", "4.5E2"). Nothing if it is no number, leaves 64 bits, or has a digit beyond
/// `decimals` that is not zero.
std::optional<std::int64_t> scaled_decimal(std::string_view text, int decimals);
/// The same after rounding to 15 significant digits (half up), as spreadsheets show their numbers.
std::optional<std::int64_t> scaled_shown_decimal(std::string_view text, int decimals);
/// What people put around a number goes: full-width forms, blanks, grouping commas, ¥ and 元.
std::string plain_number(std::string_view text);

/// How much of something (数量): acres of land, persons, machines; to 1/10000 of its unit.
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t ten_thousandths) : value_(ten_thousandths) {}

    static std::optional<Quantity> parse(std::string_view text);

    constexpr std::int64_t value() const { return value_; }
    /// "2.15", without trailing zeros.
    std::string text() const;
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    std::int64_t value_ = 0;
};

}  // namespace domain
