#pragma once

#include "platform/engine/engine.hpp"

#include <span>
#include <string_view>

namespace compare {

/// The tables that rules see beside the registries, as rules/README.md describes them.
std::span<const engine::Table> fund_tables();
/// nullptr where there is none of this name.
const engine::Table* fund_table(std::string_view name);

}  // namespace compare
