#pragma once

#include "compare/routes.hpp"
#include "guard/routes.hpp"
#include "platform/json/json.hpp"

#include <functional>
#include <optional>
#include <string>

/// The JSON shapes of docs/formats/office-api.md ("Compare").
namespace compare::routes {

using guard::routes::id_in;
using guard::routes::list;
using guard::routes::no_content;

inline constexpr std::size_t page_size = 50;

std::string instant(std::int64_t millis);
json::Value day(std::int64_t days);
json::Array texts(const std::vector<std::string>& from);
http::Response answer(json::Object object, int status = 200);
/// `?name=` as text; nothing when missing or empty.
std::optional<std::string> text_in(const http::Request& request, std::string_view name);
/// A registry's or fund table's Chinese name.
std::string title_of_table(const RuleBook& book, const std::string& name);

void mount_datasets(http::Router& router, const Desk& desk);
void mount_rules(http::Router& router, const Desk& desk);
void mount_runs(http::Router& router, const Desk& desk);
void mount_clues(http::Router& router, const Desk& desk);
void mount_holds(http::Router& router, const Desk& desk);

/// `held` of a batch: rows whose person is under an approved hold.
json::Array held_json(const Desk& desk, db::Session& session, const guard::Actor& actor,
                      std::int64_t batch);
void mount_free(http::Router& router, const Desk& desk);
/// For jobs::Runner: a free comparison.
jobs::Handler free_handler(const Desk& desk);

/// A handler whose desk knows the county's own rules, as they stand when it is asked.
http::Handler with_own_rules(const Desk& desk,
                             std::function<http::Response(const Desk&, http::Request&)> use);

}  // namespace compare::routes
