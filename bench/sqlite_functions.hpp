#pragma once

#include <sqlite3.h>

namespace bench {

/// What rules may use (rules/README.md) and SQLite has not: greatest, least, split_part, translate,
/// date_trunc; and what sqlite_text puts in place of syntax: year_of, month_of, day_of (of a day's
/// number), day_number, text_of.
void add_functions(sqlite3* store);

}  // namespace bench
