#pragma once

#include "complain/cases/case_store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Notes that a case was opened, and why that stands out (异常打开): outside working hours, many in
/// a day, not one's own to work on.
void note_opening(db::Transaction& tx, const Office& office, const guard::Actor& actor,
                  const store::CaseRow& row);
/// Openings that do not stand out are needed for a day's count only. A daily job.
void forget_openings(const Office& office);

/// What stands out about one officer on one day; nothing of the cases.
struct OddOpening {
    std::string officer, department;
    platform::Date day{};
    std::string why;  ///< "工作时间以外、不是自己办的件"
    std::int64_t times = 0, cases = 0;
};
/// Of the last thirty days, by others than oneself. Of cases that the officer must not know of
/// nothing is counted. Refuses (Forbidden) who does not approve.
std::vector<OddOpening> odd_openings(const Office& office, const guard::Actor& actor);

}  // namespace complain
