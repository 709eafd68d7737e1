#pragma once

#include "portal/views.hpp"

namespace portal::views {

/// A village's list of one program, 50 rows a page; fills what place_program() began.
Html payment_list(const Visit& visit, const Place& place, const Program& program,
                  const http::Request& request, Draft& draft);
/// The same list as a sheet for the village's wall (公示表).
Html wall_sheet(const Visit& visit, const Place& place, const Program& program);

}  // namespace portal::views
