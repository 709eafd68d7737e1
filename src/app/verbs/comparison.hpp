#pragma once

#include "app/county/county.hpp"
#include "compare/compare.hpp"

#include <memory>
#include <optional>
#include <string>

namespace app {

/// What the comparison works on in this county.
compare::Office comparison_office(County& county);
/// The engine that is configured or found: DuckDB, else the county's own PostgreSQL. Refuses
/// (Invalid) where there is neither.
std::unique_ptr<engine::Engine> open_engine(const County& county);
/// Days since 1970; nothing for an empty text. Refuses what is no day.
std::optional<std::int64_t> day_option(const std::string& text);
/// The day that a demonstration's registries are of, when nobody says: the end of the month after
/// its newest payment; else today.
std::int64_t demonstration_day(County& county);

}  // namespace app
