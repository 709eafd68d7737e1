#pragma once

#include "platform/http/response.hpp"

#include <string>

namespace complain {

/// A reporter's file as a handler may see it (证据材料): of a photo a copy drawn anew, without
/// place, time and device. All else is handed over to be saved, never shown. Refuses (Invalid) a
/// photo that cannot be drawn.
http::Response preview(const std::string& original);

}  // namespace complain
