#pragma once

#include "platform/engine/engine.hpp"

#include <string>
#include <string_view>

namespace engine {

enum class Dialect { DuckDb, Postgresql };

/// "CREATE TABLE payment (serial VARCHAR, …)"; a bug if a name is more than letters, digits and
/// underscores.
std::string create_statement(const Table& table, std::string_view verb, Dialect dialect);

}  // namespace engine
