#pragma once

#include "platform/db/db.hpp"

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace db::postgresql {

struct Clear {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

/// The types this layer speaks of, by PostgreSQL's fixed numbers.
namespace type {
constexpr Oid unknown = 0, boolean = 16, bytea = 17, int8 = 20, int2 = 21, int4 = 23, text = 25,
              json = 114, bpchar = 1042, varchar = 1043, uuid = 2950, jsonb = 3802;
}

/// Throws the Error of a failed statement. The server's DETAIL and every message that may quote a
/// value are left out.
[[noreturn]] void fail(const PGresult* result, std::string_view sql);

/// `result`, if it is a success.
Result checked(PGresult* result, std::string_view sql);

/// A row of an answer in text format.
class ResultRow final : public Row {
public:
    explicit ResultRow(const PGresult* result) : result_(result) {}

    void move_to(int row) { row_ = row; }

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    Blob blob(int column) const override;
    Uuid uuid(int column) const override;

private:
    std::string_view value(int column) const;

    const PGresult* result_;
    int row_ = 0;
};

}  // namespace db::postgresql
