#pragma once

#include "disclose/office.hpp"
#include "guard/guard.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"

#include <optional>
#include <string>

/// The JSON shapes of docs/formats/office-api.md ("Disclose").
namespace disclose::routes {

constexpr int page_size = 50;

std::string instant(std::int64_t millis);
json::Value day(std::optional<std::int64_t> days);
json::Value or_null(const std::optional<std::string>& text);
http::Response answer(json::Object object);
/// {"items":[…],"next"?}
http::Response list(json::Array items, std::optional<std::string> next = {});
http::Response no_content();
/// A number in a path. Refuses (NotFound).
std::int64_t id_in(const http::Request& request, std::string_view name = "id");
/// `?name=` as a number; nothing when missing. Refuses (Invalid) anything else.
std::optional<std::int64_t> number_in(const http::Request& request, std::string_view name);

void mount_batches(http::Router& router, const Office& office);
void mount_signing(http::Router& router, const Office& office);
void mount_policies(http::Router& router, const Office& office);
void mount_corrections(http::Router& router, const Office& office);
void mount_slips(http::Router& router, const Office& office);

}  // namespace disclose::routes
