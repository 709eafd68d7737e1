#pragma once

#include "platform/engine/engine.hpp"

#include <filesystem>
#include <memory>
#include <string>

/// A yardstick for the comparison: the same tables in an indexed SQLite file.
namespace bench {

/// A new file, without journal or waiting for the disk, with much cache: as fast as SQLite can be.
/// Every column that names somebody, an account, a household or a row has an index, and ANALYZE has
/// run when questions are asked.
std::unique_ptr<engine::Engine> open_sqlite(const std::filesystem::path& file);

/// A rule's text in SQLite's words. What SQLite lacks (greatest, split_part, the parts of a date …)
/// are functions that open_sqlite adds; days are whole numbers, a person is a blob.
std::string sqlite_text(const std::string& statement);

}  // namespace bench
