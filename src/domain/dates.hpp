#pragma once

#include "platform/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace domain {

using platform::Date;
using platform::Instant;

/// Reads a day as clerks write it: 2017-08-20, 2017/8/20, 2017.8.20, 2017年8月20日, 20170820, with
/// or without a time behind it. Never guesses: "201783" and "三月" are refused.
std::optional<Date> read_date(std::string_view text);

/// The span a payment is for (所属期间): a month, quarter, half-year, year, or a run of months.
class Period {
public:
    /// Reads 2017-01, 201701, 2017年1月, 2017, 2017年, 2017-Q1, 2017年第一季度, 2017-S1,
    /// 2017上半年, 2017-01至2017-03. Nothing if unsure.
    static std::optional<Period> parse(std::string_view text);
    static Period of_month(Date day_of_it);

    Date from() const { return from_; }
    Date to() const { return to_; }
    int year() const { return static_cast<int>(from_.year()); }
    /// One form for one period: "2017-01", "2017-Q1", "2017-S1", "2017", "2017-01至2017-04".
    std::string code() const;
    /// "2017年1月", "2017年上半年": as villagers read it.
    std::string spoken() const;

    friend bool operator==(const Period&, const Period&) = default;

private:
    Period(int first_year, unsigned first_month, unsigned months);

    Date from_;
    Date to_;
};

}  // namespace domain
