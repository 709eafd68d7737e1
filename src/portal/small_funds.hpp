#pragma once

#include "portal/snapshot.hpp"
#include "portal/store.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace portal {

/// Allocations and appropriations whose amount would tell what a few protected persons got
/// (小单元格): the same rule as for places, along the chain. What is hidden is still counted in the
/// level above, together with enough others.
class SmallFunds {
public:
    SmallFunds(Store& store, const Snapshot& snapshot) : store_(store), snapshot_(snapshot) {}

    /// Neither its own amount nor anything below it may be shown.
    bool hides(const Fund& fund);
    /// Those among the records of one level, by record id, that are counted together.
    std::set<std::string> among(std::span<const Fund> siblings);

private:
    bool is_protected(const Fund& fund) const;
    std::int64_t people(const Fund& fund);

    Store& store_;
    const Snapshot& snapshot_;
    std::map<std::string, Store::FundPeople> people_;  ///< by program
};

/// Which of the counts have to be taken together so that the part is of `least_people` or of none:
/// every small one, and while they are still too few the smallest of the others.
std::vector<bool> taken_together(std::span<const std::int64_t> people);

}  // namespace portal
