#pragma once

#include "complain/cases/office.hpp"

#include <functional>

namespace complain {

/// The classified cases that changed since a day, in bounded batches: what the office's rows say in
/// the clear, without a key. Steps after `until` are left out, as if it were the evening of that
/// day. Of an event's details only the last day and the evaluation are there.
void each_open_case(const Office& office, Date since, Date until,
                    const std::function<void(const ComplaintState&)>& use);

}  // namespace complain
