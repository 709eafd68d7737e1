#pragma once

#include "disclose/office.hpp"
#include "platform/http/http.hpp"

namespace disclose {

/// The "Disclose" routes of docs/formats/office-api.md.
void mount(http::Router& router, const Office& office);

}  // namespace disclose
