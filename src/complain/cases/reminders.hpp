#pragma once

#include "complain/cases/case_store.hpp"
#include "ledger/ledger_routes.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace complain {

/// Makes the reminders (提醒) that have become due, each once: for the handler, then for whom the
/// level names. A daily job; running it again makes nothing twice. Answers how many were made.
int remind(const Office& office);

/// One promise that an officer is reminded of. Who holds no key learns this much and no more.
struct Reminded {
    std::int64_t id = 0;  ///< 0 for who cannot open it
    std::string number;
    Stage stage{};
    std::string promise, left;  ///< "答复办事投诉", "已超期 2 个工作日"
    bool is_overdue = false, is_mine = false;
    Level level{};
};
/// The newest of each promise that still runs, the highest level first.
std::vector<Reminded> reminders(db::Session& session, const Office& office,
                                const guard::Actor& actor, int limit);

/// How many reports lie longer than they may without anybody having sorted them, for who looks
/// after intake: approvers when it is three working days too long, the leading group after ten.
std::int64_t unsorted_for(db::Session& session, const guard::Actor& actor);

/// What waits for the officer, for the first page: 快到期, 已超期, 被催办, 督办.
std::vector<ledger::Task> waiting_tasks(const Office& office, const guard::Actor& actor);

}  // namespace complain
