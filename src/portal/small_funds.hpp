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
    /// Those among the records of one level that are counted together.
    struct Together {
        std::set<std::string> record_ids;
        bool may_be_told = false;  ///< their sum is of enough people
    };
    Together among(std::span<const Fund> siblings);

private:
    bool is_protected(const Fund& fund);
    const Store::FundPeople& counted(const std::string& program);
    std::int64_t people(const Fund& fund);

    Store& store_;
    const Snapshot& snapshot_;
    std::map<std::string, Store::FundPeople> people_;  ///< by program
};

/// Which of the counts have to be taken together: every small one, and the smallest of the others
/// so that the part is of `least_people`. Small ones alone never are, however many: they may be the
/// same persons month after month.
std::vector<bool> taken_together(std::span<const std::int64_t> people);

}  // namespace portal
