#include "complain/open/like.hpp"

#include "complain/open/documents.hpp"
#include "complain/open/shown_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

constexpr std::size_t most = 5;
/// Older answers may follow rules that hold no more, and a form must not wait for them.
constexpr std::size_t months_back = 6;

struct Candidate {
    ShownOutcome outcome;
    std::string month;
    bool is_near = false;
};

RegionCode town_of(RegionCode place) {
    return place.level() == RegionCode::Level::Village ? place.parent() : place;
}

LikeAnswer answer_of(const Candidate& one) {
    return {fmt::format("{}{}：{}。{}", one.outcome.town_name, title_of(one.outcome.kind),
                        title_of(one.outcome.found), one.outcome.measures),
            fmt::format("/complaints?month={}#outcomes", one.month)};
}

std::vector<Candidate> candidates_of(db::Session& public_store, RegionCode town,
                                     std::optional<Kind> kind) {
    std::vector<Candidate> out;
    const auto months = public_rows::shown_months(public_store);
    for (std::size_t at = 0; at < std::min(months_back, months.size()); ++at) {
        const auto text = public_rows::shown(public_store, outcomes_name(months[at]));
        for (auto& one : outcomes_from(text.value_or(""))) {
            const bool is_near = one.town && *one.town == town;
            const bool is_like = kind ? one.kind == *kind : is_near;
            if (is_like && !one.withdrawn && !one.measures.empty())
                out.push_back({std::move(one), months[at], is_near});
        }
    }
    return out;
}

}  // namespace

std::vector<LikeAnswer> like_answers(db::Session& public_store, RegionCode place,
                                     std::optional<Kind> kind) {
    auto found = candidates_of(public_store, town_of(place), kind);
    if (found.size() < most) return {};
    std::stable_partition(found.begin(), found.end(),
                          [](const Candidate& one) { return one.is_near; });
    std::vector<LikeAnswer> out;
    out.reserve(most);
    for (std::size_t at = 0; at < most; ++at)
        out.push_back(answer_of(found[at]));
    return out;
}

}  // namespace complain
