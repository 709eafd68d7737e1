#pragma once

#include "portal/snapshot.hpp"

#include <string>

/// Sums for anyone to take away (数据下载): place × program × year. Every program's small cells are
/// suppressed here, also those whose lists are public, since a file is copied where a list's
/// retention does not reach.
namespace portal::open_data {

/// UTF-8 with BOM, so that spreadsheets read it.
std::string csv(const Snapshot& snapshot, std::int64_t year);
std::string json(const Snapshot& snapshot, std::int64_t year);

}  // namespace portal::open_data
