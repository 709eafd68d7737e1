#pragma once

#include "complain/model/complaint.hpp"
#include "complain/model/suppress.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace complain {

/// How complaints fared in a span of days (投诉统计), from their events alone. Rates are in basis
/// points; nothing where there is nothing to divide by. Cases that were sealed up are in none (G2).
struct Figures {
    std::int64_t received = 0;
    std::int64_t accepted = 0;        ///< of those received
    std::int64_t not_accepted = 0;    ///< of those received
    std::int64_t fell_due = 0;        ///< whose last day lies in the span
    std::int64_t closed_in_time = 0;  ///< of those
    std::int64_t closed = 0;          ///< in the span, for the first time
    std::int64_t evaluated = 0, satisfied = 0, basically = 0;
    std::int64_t transfers = 0;               ///< of those received: sent, returned and assigned
    std::int64_t bounces = 0;                 ///< of these: "not ours"
    std::int64_t zero_bounce = 0;             ///< of those received: nobody said "not ours"
    std::optional<std::int64_t> median_days;  ///< from receipt to first closing; the lower middle

    std::optional<std::int64_t> accepted_rate() const;  ///< 受理率
    std::optional<std::int64_t> in_time_rate() const;   ///< 按期办结率 (K9)
    std::optional<std::int64_t> satisfied_rate() const;  ///< 满意率 (K10): 满意 + 0.6·基本满意
    std::optional<std::int64_t> zero_bounce_rate() const;  ///< 零退回率
};
struct MedianDays {
    RegionCode town;
    Kind kind{};
    std::int64_t days = 0;

    friend bool operator==(const MedianDays&, const MedianDays&) = default;
};

/// Adds cases up one by one, so that a million of them need not be read at once.
class Tally {
public:
    Tally(std::vector<RegionCode> towns, Date from, Date to);

    void add(const ComplaintState& state);

    Figures figures() const;
    /// 各镇各类收件数: rows as the towns are given, columns as kinds(); what lies in none of the
    /// towns (the county itself) is a last row of its own. Not fit to be public as it is.
    const Grid& received_by_town() const { return received_; }
    /// 办理天数中位数 by town and kind, only of cells with at least five closed cases. Fit to be
    /// public.
    std::vector<MedianDays> median_by_town() const;

private:
    using Days = std::map<std::int64_t, std::int64_t>;  ///< how many took so long

    void add_received(const ComplaintState& state);
    void add_closed(const ComplaintState& state, std::int64_t taken);

    std::vector<RegionCode> towns_;
    Date from_, to_;
    Figures figures_;
    Grid received_;
    Days all_days_;
    std::map<std::pair<RegionCode, Kind>, Days> days_;
};

}  // namespace complain
