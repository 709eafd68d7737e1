#include "portal/small_funds.hpp"

#include <algorithm>
#include <numeric>

namespace portal {

std::vector<bool> taken_together(std::span<const std::int64_t> people) {
    std::vector<std::size_t> order(people.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&people](std::size_t left, std::size_t right) {
        return people[left] < people[right];
    });
    std::vector<bool> taken(people.size(), false);
    std::int64_t together = 0;
    bool has_some = false;
    for (const auto at : order) {
        const bool is_small = people[at] < least_people;
        const bool is_needed = has_some && together < least_people;
        if (!is_small && !is_needed) break;
        taken[at] = has_some = true;
        together += people[at];
    }
    return taken;
}

bool SmallFunds::is_protected(const Fund& fund) const {
    if (fund.kind == "source") return false;  // what a document gives is the document's to tell
    const auto* program = snapshot_.program(fund.program, fund.year);
    if (!program) program = snapshot_.newest(fund.program);
    return !program || program->is_protected();
}

std::int64_t SmallFunds::people(const Fund& fund) {
    auto [at, is_new] = people_.try_emplace(fund.program);
    if (is_new) at->second = store_.fund_people(fund.program);
    const auto found = at->second.find({fund.kind, fund.number});
    return found == at->second.end() ? 0 : found->second;
}

std::set<std::string> SmallFunds::among(std::span<const Fund> siblings) {
    std::vector<std::int64_t> counts;
    std::vector<const Fund*> counted;
    for (const auto& fund : siblings) {
        if (fund.withdrawn || !is_protected(fund)) continue;
        counted.push_back(&fund);
        counts.push_back(people(fund));
    }
    const auto taken = taken_together(counts);
    std::set<std::string> out;
    for (std::size_t i = 0; i < counted.size(); ++i)
        if (taken[i]) out.insert(counted[i]->record_id);
    return out;
}

bool SmallFunds::hides(const Fund& fund) {
    if (!is_protected(fund)) return false;
    if (fund.kind == "appropriation") {
        const auto above = store_.fund("allocation", fund.parent, fund.program);
        if (above && hides(*above)) return true;
    }
    return among(store_.funds(fund.kind, fund.parent, fund.program)).contains(fund.record_id);
}

}  // namespace portal
