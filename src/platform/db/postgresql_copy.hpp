#pragma once

#include "platform/db/db.hpp"

#include <libpq-fe.h>

#include <memory>
#include <span>
#include <string_view>

namespace db::postgresql {

/// COPY … FROM STDIN in binary. The connection does nothing else until it is finished or gone.
std::unique_ptr<BulkInsert> copy_into(PGconn* connection, std::string_view table,
                                      std::span<const char* const> columns);

}  // namespace db::postgresql
