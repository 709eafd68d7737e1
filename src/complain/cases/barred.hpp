#pragma once

#include "complain/cases/finding.hpp"
#include "complain/cases/office.hpp"

#include <vector>

namespace complain {

/// Why that officer must not be given a case (回避): by what the county knows of both. Empty while
/// nobody is named.
std::vector<Ground> barred(db::Session& session, const Office& office, guard::OfficerId officer,
                           const Finding& finding);

/// Who should work on a case as it is classified.
Route route_of(const Office& office, const ComplaintState& state, const Finding& finding,
               Date today);

}  // namespace complain
