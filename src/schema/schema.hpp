#pragma once

#include "platform/db/migrate.hpp"

#include <span>

/// The steps of both stores' schemas, from db/migrations/.
namespace schema {

/// The office's store: ledger, reviews, officers, audit.
std::span<const db::Migration> office();
/// The public zone's store: the projection and nothing else.
std::span<const db::Migration> public_zone();

}  // namespace schema
