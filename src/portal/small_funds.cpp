#include "portal/small_funds.hpp"

#include <optional>

namespace portal {

std::vector<bool> taken_together(std::span<const std::int64_t> people) {
    std::vector<bool> taken(people.size(), false);
    std::optional<std::size_t> smallest_large;
    bool has_small = false;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people[i] < least_people)
            taken[i] = has_small = true;
        else if (!smallest_large || people[i] < people[*smallest_large])
            smallest_large = i;
    }
    if (has_small && smallest_large) taken[*smallest_large] = true;
    return taken;
}

/// A program that pays projects has no profile for persons and nobody to protect.
bool SmallFunds::is_protected(const Fund& fund) {
    if (fund.kind == "source") return false;  // what a document gives is the document's to tell
    const auto* program = snapshot_.program(fund.program, fund.year);
    if (!program) program = snapshot_.newest(fund.program);
    if (program && !program->is_protected()) return false;
    const bool pays_persons = program && program->profile != "none";
    return pays_persons || !counted(fund.program).empty();
}

const Store::FundPeople& SmallFunds::counted(const std::string& program) {
    auto [at, is_new] = people_.try_emplace(program);
    if (is_new) at->second = store_.fund_people(program);
    return at->second;
}

std::int64_t SmallFunds::people(const Fund& fund) {
    const auto& counts = counted(fund.program);
    const auto found = counts.find({fund.kind, fund.number});
    return found == counts.end() ? 0 : found->second;
}

SmallFunds::Together SmallFunds::among(std::span<const Fund> siblings) {
    std::vector<std::int64_t> counts;
    std::vector<const Fund*> candidates;
    for (const auto& fund : siblings) {
        if (fund.withdrawn || !is_protected(fund)) continue;
        candidates.push_back(&fund);
        counts.push_back(people(fund));
    }
    const auto taken = taken_together(counts);
    Together out;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!taken[i]) continue;
        out.record_ids.insert(candidates[i]->record_id);
        out.may_be_told = out.may_be_told || counts[i] >= least_people;
    }
    return out;
}

bool SmallFunds::hides(const Fund& fund) {
    if (!is_protected(fund)) return false;
    if (fund.kind == "appropriation") {
        const auto above = store_.fund("allocation", fund.parent, fund.program);
        if (above && hides(*above)) return true;
    }
    return among(store_.funds(fund.kind, fund.parent, fund.program))
        .record_ids.contains(fund.record_id);
}

}  // namespace portal
