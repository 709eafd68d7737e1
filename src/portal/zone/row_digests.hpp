#pragma once

#include "platform/db/db.hpp"
#include "portal/feed/package.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace portal {

/// A row of the public store, to be compared with what it should be: which it is, and what it says.
struct RowDigest {
    projection::Part part = projection::Part::Region;
    std::string key;     ///< its key's columns, with "/" between them
    std::string digest;  ///< 16 bytes of SHA-256 over its columns
};

/// "payment 0a1b… KEY", and back; nothing for what has another shape.
std::string line_of(const RowDigest& row);
std::optional<RowDigest> row_from(std::string_view line);

/// Of a row as the office makes it.
RowDigest digest_of(projection::Part part, const projection::Row& row);
/// Of every row of the public store, table by table, a piece at a time.
void each_row_digest(db::Session& public_store, const std::function<void(const RowDigest&)>& use);

}  // namespace portal
