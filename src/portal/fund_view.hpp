#pragma once

#include "portal/store.hpp"
#include "portal/views.hpp"

namespace portal::views {

/// A source, allocation or appropriation: what it is, where it came from, where it went.
Html fund_page(const Visit& visit, Store& store, const Fund& fund);
/// A project with its expenditures.
Html project_page(const Visit& visit, Store& store, const Project& project);

}  // namespace portal::views
