#pragma once

#include "complain/model/kind.hpp"
#include "complain/model/outcome.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the office makes public of complaints (投诉办理公开), as JSON documents. Whatever stands in
/// them is public: the office has cut and hidden before it writes.
namespace complain {

/// A place and how many came from there, by kinds(); 0 means fewer than five.
struct ShownTown {
    RegionCode code;
    std::string name;
    std::vector<std::int64_t> received;

    friend bool operator==(const ShownTown&, const ShownTown&) = default;
};

struct ShownMedian {
    std::string town;
    Kind kind{};
    std::int64_t days = 0;

    friend bool operator==(const ShownMedian&, const ShownMedian&) = default;
};

/// Of one year up to the end of a month. Nothing where there are fewer than five; rates in basis
/// points.
struct ShownYear {
    std::int64_t year = 0;
    std::optional<std::int64_t> received, accepted, fell_due, closed_in_time, closed;
    std::optional<std::int64_t> accepted_rate, in_time_rate, satisfied_rate, zero_bounce_rate;
    std::optional<std::int64_t> median_days;
    std::vector<ShownTown> towns;
    std::vector<ShownMedian> medians;

    friend bool operator==(const ShownYear&, const ShownYear&) = default;
};

struct ShownFigures {
    std::string month;  ///< "2017-10": up to its last day
    std::vector<ShownYear> years;

    const ShownYear* of(std::int64_t year) const;
};
inline constexpr std::string_view figures_name = "figures";
std::string figures_text(const ShownFigures& figures);
/// Nothing if it is none.
std::optional<ShownFigures> figures_from(std::string_view text);

/// Why a public outcome was taken back (撤回原因).
enum class Withdrawn {
    Privacy,   ///< 写了不该公开的内容
    Mistake,   ///< 写错了
    Reopened,  ///< 这件事在重新办理
};
std::string_view name_of(Withdrawn reason);
std::string_view title_of(Withdrawn reason);
std::optional<Withdrawn> withdrawn_named(std::string_view name);

/// A closed case as everybody may read it, or the place where one stood (已撤回).
struct ShownOutcome {
    Kind kind{};
    Class found{};
    std::optional<RegionCode> town;
    std::string town_name, measures;
    std::optional<Withdrawn> withdrawn;  ///< then there is nothing but the kind

    friend bool operator==(const ShownOutcome&, const ShownOutcome&) = default;
};
/// "outcomes/2017-10".
std::string outcomes_name(std::string_view month);
std::string outcomes_text(std::string_view month, const std::vector<ShownOutcome>& outcomes);
std::vector<ShownOutcome> outcomes_from(std::string_view text);

}  // namespace complain
