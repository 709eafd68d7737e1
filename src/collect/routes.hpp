#pragma once

#include "collect/templates/templates.hpp"
#include "collect/uploads/uploads.hpp"
#include "platform/http/http.hpp"

namespace collect {

/// The routes of office-api.md's "Collect" section. The server's spool must be a SealedSpool.
void mount(http::Router& router, Uploads& uploads, Templates& templates);

}  // namespace collect
