#pragma once

#include "domain/decimal.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

/// Money (分): an integer count of 1/100 yuan. Sums that leave 64 bits are a bug, never a wrong
/// figure.
class Fen {
public:
    constexpr Fen() = default;
    constexpr explicit Fen(std::int64_t value) : value_(value) {}

    /// Reads what a clerk may type: "1250.50", "1,250.5", "¥210.00", "210元", full-width digits.
    /// Refuses a third decimal that is not zero, and anything else.
    static std::optional<Fen> from_yuan(std::string_view text);
    /// Reads the stored text of a spreadsheet's number cell ("323.35000000000002", "4.5E2"):
    /// rounded to 15 significant digits, which is what the clerk was shown; then the rule of
    /// from_yuan.
    static std::optional<Fen> from_number(std::string_view text);

    constexpr std::int64_t value() const { return value_; }
    /// "1250.50"
    std::string yuan() const;
    /// "1,250.50"
    std::string grouped() const;

    Fen& operator+=(Fen other);
    Fen& operator-=(Fen other);
    friend Fen operator+(Fen left, Fen right) { return left += right; }
    friend Fen operator-(Fen left, Fen right) { return left -= right; }
    friend constexpr auto operator<=>(Fen, Fen) = default;

private:
    std::int64_t value_ = 0;
};

/// What a quantity costs at a standard per unit, to the nearest fen; nothing if that leaves 64
/// bits.
std::optional<Fen> cost(Quantity quantity, Fen standard);

}  // namespace domain
