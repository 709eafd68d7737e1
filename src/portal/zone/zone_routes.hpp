#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/http/http.hpp"

#include <filesystem>
#include <string>

namespace portal {

/// What the office's requests to a public zone on another machine work on (内网入口). All of it
/// must outlive the router.
struct OfficeDoor {
    db::Pool& store;
    const platform::Clock& clock;
    std::string office_key;       ///< the county's public key: packages must bear its signature
    std::filesystem::path spool;  ///< for a file while it is sent; must exist
};

/// GET /zone/state and /zone/rows, PUT /zone/projection, GET /zone/envelopes, POST
/// /zone/settlements (docs/formats/projection.md). Only a process that serves nothing but the
/// public zone has them.
void mount_zone(http::Router& router, const OfficeDoor& door);

}  // namespace portal
