#pragma once

#include "disclose/office.hpp"
#include "guard/routes.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"

#include <optional>
#include <string>

/// The JSON shapes of docs/formats/office-api.md ("Disclose").
namespace disclose::routes {

using guard::routes::id_in;
using guard::routes::list;
using guard::routes::no_content;

constexpr int page_size = 50;

std::string instant(std::int64_t millis);
json::Value day(std::optional<std::int64_t> days);
json::Value or_null(const std::optional<std::string>& text);
http::Response answer(json::Object object);
/// `?name=` as a number; nothing when missing. Refuses (Invalid) anything else.
std::optional<std::int64_t> number_in(const http::Request& request, std::string_view name);

void mount_batches(http::Router& router, const Office& office);
void mount_signing(http::Router& router, const Office& office);
void mount_policies(http::Router& router, const Office& office);
void mount_corrections(http::Router& router, const Office& office);
void mount_slips(http::Router& router, const Office& office);

}  // namespace disclose::routes
