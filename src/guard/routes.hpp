#pragma once

#include "guard/guard.hpp"
#include "platform/json/json.hpp"

#include <optional>
#include <string>

namespace guard::routes {

/// `Officer` of office-api.md.
json::Object officer_json(const Actor& officer, const Settings& settings);
/// "2017-08-20T14:03:00+08:00".
std::string instant_json(platform::Instant at);
/// {"items":[…],"next"?}
http::Response list(json::Array items, std::optional<std::string> next = {});
http::Response no_content();
/// A number in a path. Refuses (NotFound).
std::int64_t id_in(const http::Request& request, std::string_view name = "id");

void mount_session(http::Router& router, Guard& guard, const Settings& settings);
void mount_officers(http::Router& router, Guard& guard, const Settings& settings);
void mount_audit(http::Router& router, Guard& guard);
void mount_vault(http::Router& router, Guard& guard);

}  // namespace guard::routes
