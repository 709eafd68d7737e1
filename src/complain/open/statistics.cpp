#include "complain/open/statistics.hpp"

#include "complain/model/figures.hpp"
#include "complain/open/case_reader.hpp"

#include <algorithm>

namespace complain {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

std::optional<std::int64_t> if_enough(std::int64_t count) {
    return count < least_cases ? std::nullopt : std::optional{count};
}

std::optional<std::int64_t> if_enough(std::int64_t of, std::optional<std::int64_t> value) {
    return of < least_cases ? std::nullopt : value;
}

ShownYear year_of(std::int64_t number, const Figures& figures) {
    ShownYear out;
    out.year = number;
    out.received = if_enough(figures.received);
    out.accepted = if_enough(figures.accepted);
    out.fell_due = if_enough(figures.fell_due);
    out.closed_in_time = if_enough(figures.closed_in_time);
    out.closed = if_enough(figures.closed);
    out.accepted_rate = if_enough(figures.received, figures.accepted_rate());
    out.in_time_rate = if_enough(figures.fell_due, figures.in_time_rate());
    out.satisfied_rate = if_enough(figures.evaluated, figures.satisfied_rate());
    out.zero_bounce_rate = if_enough(figures.received, figures.zero_bounce_rate());
    out.median_days = if_enough(figures.closed, figures.median_days);
    return out;
}

/// One row for each town, and one for the rest of the county.
std::vector<ShownTown> empty_rows(const Office& office, const std::vector<Place>& towns) {
    std::vector<ShownTown> out;
    out.reserve(towns.size() + 1);
    for (const Place& town : towns)
        out.push_back({town.code, office.place_name(town.code), {}});
    out.push_back({RegionCode{}, "县里或者没写地方", {}});
    return out;
}

/// What was said of the same towns last time; zeros for a new one.
Grid said_before(const std::vector<ShownTown>& rows, const ShownYear* before) {
    Grid out{rows.size(), kinds().size()};
    if (before == nullptr) return out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto same = std::ranges::find(before->towns, rows[row].code, &ShownTown::code);
        if (same == before->towns.end()) continue;
        for (std::size_t column = 0; column < same->received.size(); ++column)
            out.at(row, column) = same->received[column];
    }
    return out;
}

void add_towns(ShownYear& to, const Office& office, const std::vector<Place>& towns,
               const Tally& tally, const ShownYear* before) {
    to.towns = empty_rows(office, towns);
    const Grid cut = in_fives(tally.received_by_town(), said_before(to.towns, before));
    for (std::size_t row = 0; row < cut.rows; ++row) {
        const auto first = cut.cells.begin() + static_cast<std::ptrdiff_t>(row * cut.columns);
        to.towns[row].received.assign(first, first + static_cast<std::ptrdiff_t>(cut.columns));
    }
    for (const MedianDays& one : tally.median_by_town()) {
        const auto town = std::ranges::find(towns, one.town, &Place::code);
        if (town != towns.end())
            to.medians.push_back({office.place_name(one.town), one.kind, one.days});
    }
}

std::vector<RegionCode> codes_of(const std::vector<Place>& towns) {
    std::vector<RegionCode> out;
    out.reserve(towns.size());
    for (const Place& town : towns)
        out.push_back(town.code);
    return out;
}

}  // namespace

ShownFigures figures_until(const Office& office, const std::vector<Place>& towns, Date until,
                           const ShownFigures* before) {
    const Date this_year{until.year(), month{1}, day{1}};
    const Date last_year{until.year() - std::chrono::years{1}, month{1}, day{1}};
    const Date last_end{last_year.year(), month{12}, day{31}};
    Tally now{codes_of(towns), this_year, until}, last{codes_of(towns), last_year, last_end};
    each_open_case(office, last_year, until, [&](const ComplaintState& state) {
        now.add(state);
        last.add(state);
    });
    ShownFigures out;
    out.month = platform::format_date(until).substr(0, 7);
    for (const auto& [tally, from] : {std::pair{&now, this_year}, std::pair{&last, last_year}}) {
        const auto number = static_cast<std::int64_t>(static_cast<int>(from.year()));
        const ShownYear* said = before == nullptr ? nullptr : before->of(number);
        auto& year = out.years.emplace_back(year_of(number, tally->figures()));
        // A number that falls would tell that something was sealed up.
        if (said != nullptr) year.received = std::max(year.received, said->received);
        add_towns(year, office, towns, *tally, said);
    }
    return out;
}

bool may_follow(const ShownFigures& figures, const ShownFigures* before) {
    if (before == nullptr || figures.years.empty()) return true;
    const ShownYear& now = figures.years.front();
    const ShownYear* then = before->of(now.year);
    const auto more = now.received.value_or(0) - (then == nullptr ? 0 : then->received.value_or(0));
    return more == 0 || more >= least_cases;
}

}  // namespace complain
