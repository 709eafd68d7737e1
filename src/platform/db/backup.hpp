#pragma once

#include "platform/db/db.hpp"

#include <filesystem>

namespace db {

/// Copies a whole store into `file` while others go on working; the copy is the store at one
/// moment. SQLite copies pages (sqlite3_backup), PostgreSQL runs pg_dump for the store's schema.
/// Throws Error.
void back_up(const Location& location, const std::filesystem::path& file);
/// The inverse, into a store that does not exist yet. Throws Error.
void restore(const std::filesystem::path& file, const Location& location);

}  // namespace db
