#pragma once

#include "complain/cases/held.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// Something to be done for a case (件内任务). What it is lies sealed to the case.
struct Task {
    std::int64_t number = 0;
    std::string text;
    std::int64_t officer = 0;
    std::string officer_name;
    platform::Date due{};
    bool is_done = false;
};
std::vector<Task> tasks_in(db::Session& session, const Held& held);

struct NewTask {
    std::string text;
    guard::OfficerId officer;
    platform::Date due{};
};
/// Refuses (Conflict) one for who cannot read the case, (Invalid) without words or a day to come.
void add_task(const Office& office, const Opener& opener, std::int64_t id, const NewTask& task);
/// By whom it was given to or who gave it; refuses (Conflict) anybody else, and twice.
void end_task(const Office& office, const Opener& opener, std::int64_t id, std::int64_t number);

}  // namespace complain
