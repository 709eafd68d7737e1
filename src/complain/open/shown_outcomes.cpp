#include "complain/open/outcomes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace complain {

namespace {

RegionCode town_of(RegionCode place) {
    return place.level() == RegionCode::Level::Village ? place.parent() : place;
}

bool is_shown(const store::OpenOutcome& one) {
    return one.outcome.stage == store::OutcomeStage::Shown && one.is_current &&
           public_outcome(one.state, 0, one.outcome.measures).has_value();
}

/// How many of a kind a town has; a town that may not be told has none.
class Cells {
public:
    explicit Cells(const std::vector<store::OpenOutcome>& outcomes) {
        for (const auto& one : outcomes) {
            if (!is_shown(one)) continue;
            ++all_[one.state.kind];
            ++kinds_[one.state.kind][town_of(one.state.place)];
        }
        for (auto& [kind, towns] : kinds_)
            hide(towns);
    }

    std::int64_t of(const ComplaintState& state) const {
        return kinds_.at(state.kind).at(town_of(state.place));
    }
    std::int64_t all(Kind kind) const { return all_.contains(kind) ? all_.at(kind) : 0; }

private:
    using Towns = std::map<RegionCode, std::int64_t>;

    /// Those without a town must be five too, else they are known to be from the towns that are
    /// not named.
    static void hide(Towns& towns) {
        std::int64_t hidden = 0;
        for (auto& [town, count] : towns) {
            if (count >= least_cases) continue;
            hidden += count;
            count = 0;
        }
        while (hidden > 0 && hidden < least_cases) {
            auto smallest = towns.end();
            for (auto at = towns.begin(); at != towns.end(); ++at)
                if (at->second > 0 && (smallest == towns.end() || at->second < smallest->second))
                    smallest = at;
            if (smallest == towns.end()) return;
            hidden += smallest->second;
            smallest->second = 0;
        }
    }

    std::map<Kind, Towns> kinds_;
    std::map<Kind, std::int64_t> all_;
};

/// Where a public one stood. Of an accusation not even that.
std::optional<ShownOutcome> tombstone(const store::OpenOutcome& one) {
    if (one.state.kind == Kind::Accusation || one.state.is_sealed_up) return std::nullopt;
    ShownOutcome out;
    out.kind = one.state.kind;
    out.withdrawn = one.is_current ? one.outcome.reason : Withdrawn::Reopened;
    if (!out.withdrawn) out.withdrawn = Withdrawn::Reopened;
    return out;
}

}  // namespace

std::vector<ShownOutcome> shown_outcomes(
    const std::vector<store::OpenOutcome>& outcomes,
    const std::function<std::string(domain::RegionCode)>& place_name) {
    const Cells cells{outcomes};
    std::vector<ShownOutcome> out;
    out.reserve(outcomes.size());
    for (const auto& one : outcomes) {
        if (!is_shown(one)) {
            if (auto left = tombstone(one)) out.push_back(std::move(*left));
            continue;
        }
        if (one.state.kind == Kind::Accusation && cells.all(Kind::Accusation) < least_cases)
            continue;
        const auto found = public_outcome(one.state, cells.of(one.state), one.outcome.measures);
        ShownOutcome shown{found->kind, found->found, found->place, "", found->measures, {}};
        if (shown.town) shown.town_name = place_name(*shown.town);
        out.push_back(std::move(shown));
    }
    // An order of its own: the store's would tell which was reported first.
    std::ranges::sort(out, {}, [](const ShownOutcome& one) {
        return std::tuple{one.withdrawn.has_value(), one.kind, one.town.value_or(RegionCode{}),
                          one.found, one.measures};
    });
    return out;
}

}  // namespace complain
