#pragma once

#include "complain/cases/case_store.hpp"

/// Which promises run for a case (时钟的起止): started and stopped by what happens to it.
namespace complain {

/// "received" … as in deadlines.csv. Of an accusation that bears no name nobody is to be told.
void start_clocks(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                  std::string_view event, Date on);
/// After a move: stops what it fulfils, starts what it begins, pauses, resumes, extends.
void follow_with_clocks(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                        Move move, const Details& details, Date on);

/// A promise that still runs, for both sides.
struct Running {
    std::string rule, text;  ///< "作出信访处理意见"
    std::int64_t due = 0;
    bool counts_workdays = true, overdue = false;
    std::string left;  ///< "剩余 3 个工作日"
};
/// Those that bind the office, the soonest first.
std::vector<Running> running_clocks(db::Session& session, const Office& office, std::int64_t id,
                                    Date today);

}  // namespace complain
