#pragma once

#include "platform/db/db.hpp"
#include "portal/feed/package.hpp"

#include <cstdint>

namespace portal::projection {

/// How far the public store has come.
struct Reached {
    std::int64_t leaf = 0;
    std::string reference;   ///< digest of its small tables and settings
    std::string updated_at;  ///< to the minute, as pages show it
};
Reached reached(db::Session& public_store);

/// Writes a package into the public store within the caller's transaction, so that it is there
/// whole or not at all.
class Applying {
public:
    /// Refuses (Conflict) a package that begins behind what the store has reached, that is older
    /// than the store, or another county's. One from the beginning of the log replaces all.
    Applying(db::Transaction& tx, const Header& header);

    void take(const Chunk& chunk);
    /// Tells the pages that there is a new generation.
    void finish();
    std::int64_t rows() const { return rows_; }

private:
    void set(std::string_view name, std::string_view value);
    void clear(const Chunk& chunk);

    db::Transaction& tx_;
    Header header_;
    std::int64_t rows_ = 0;
};

}  // namespace portal::projection
