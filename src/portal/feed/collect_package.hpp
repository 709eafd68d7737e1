#pragma once

#include "platform/db/db.hpp"
#include "portal/feed/package.hpp"

namespace portal::projection {

/// Reads from the office what became public in the header's leaves, in pieces: memory stays flat.
/// The small tables that belong to no leaf come whole when `reference_tables` says so.
enum class ReferenceTables { Left, Sent };
void collect(db::Session& office, const Header& header, ReferenceTables reference,
             const UseChunk& use);

/// A digest of the small tables (places, programs, policies), to tell whether they have to be sent.
std::string reference_digest(db::Session& office);

}  // namespace portal::projection
