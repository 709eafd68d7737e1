#pragma once

#include "guard/guard.hpp"
#include "platform/json/json.hpp"

namespace guard::routes {

/// `Officer` of office-api.md.
json::Object officer_json(const Actor& officer, const Settings& settings);
/// "2017-08-20T14:03:00+08:00".
std::string instant_json(platform::Instant at);

void mount_session(http::Router& router, Guard& guard, const Settings& settings);
void mount_officers(http::Router& router, Guard& guard, const Settings& settings);
void mount_audit(http::Router& router, Guard& guard);

}  // namespace guard::routes
