#pragma once

#include "platform/pages/pages.hpp"
#include "portal/portal.hpp"

#include <cstdint>
#include <vector>

namespace complain {

/// Fills the list TOWN of a template, and VILLAGE in it, for a form's choice of a place.
void show_places(::pages::View body, const std::vector<portal::NamedPlace>& places,
                 std::int64_t chosen);

}  // namespace complain
