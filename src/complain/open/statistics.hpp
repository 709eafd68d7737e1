#pragma once

#include "complain/cases/office.hpp"
#include "complain/open/documents.hpp"

#include <string>
#include <vector>

namespace complain {

/// The public figures (投诉统计) of the year of `until`, the last day of a month, and of the year
/// before. Whole months only: of figures that move from day to day, two days' difference tells who
/// reported yesterday. `before` is what was last made public, or nothing. Reads every case since.
ShownFigures figures_until(const Office& office, const std::vector<Place>& towns, Date until,
                           const ShownFigures* before);

/// Whether the new figures may follow the old ones: not while they are of fewer than five new
/// cases, which would then be the whole difference.
bool may_follow(const ShownFigures& figures, const ShownFigures* before);

}  // namespace complain
