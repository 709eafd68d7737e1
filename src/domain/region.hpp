#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

/// A 12-digit division code (行政区划代码): PP CC DD TTT VVV. Everything below a division has a
/// code in its range, so "inside this town" is one comparison of numbers.
class RegionCode {
public:
    enum class Level { Province = 1, Prefecture, County, Town, Village };

    constexpr RegionCode() = default;
    constexpr explicit RegionCode(std::int64_t code) : code_(code) {}
    /// 12 digits, or a shorter code of a whole level (6 or 9 digits) that is filled with zeros.
    static std::optional<RegionCode> parse(std::string_view text);

    constexpr std::int64_t value() const { return code_; }
    std::string text() const;
    Level level() const;
    /// The division one level up; a province is its own.
    RegionCode parent() const;
    /// The greatest code inside this division.
    RegionCode last() const;
    bool contains(RegionCode other) const {
        return other.code_ >= code_ && other.code_ <= last().code_;
    }

    friend constexpr auto operator<=>(RegionCode, RegionCode) = default;

private:
    std::int64_t code_ = 0;
};

/// "茶坡社区居委会" → "茶坡社区", "凤江村委会" → "凤江村": as villagers say it.
std::string spoken_region_name(std::string_view official);

}  // namespace domain
