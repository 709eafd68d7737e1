#pragma once

#include "platform/db/db.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace db {

/// One forward step of the schema. Numbered 1, 2, 3 … without gaps; never edited once released.
/// `text` may hold several statements, each ended by ';' at a line's end; dialect entries are
/// expanded.
struct Migration {
    int number;
    std::string_view name;
    std::string_view text;
};

/// Applies what is missing, each step in a transaction of its own, and answers how many were
/// applied. Two processes at once are safe. Throws Error when the store is newer than the program.
int migrate(Pool& pool, std::span<const Migration> migrations);

}  // namespace db
