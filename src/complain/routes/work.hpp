#pragma once

#include "complain/cases/office.hpp"

#include <memory>

namespace complain::routes {

/// What helps working on many cases: reminders, repeats, tasks, the county's own words, export,
/// odd openings. As mount_office(), which calls it.
void mount_work(http::Router& router, const std::shared_ptr<const Office>& desk,
                guard::Guard& guard);
/// Junk in piles (垃圾件): the same.
void mount_junk(http::Router& router, const std::shared_ptr<const Office>& desk,
                guard::Guard& guard);

}  // namespace complain::routes
