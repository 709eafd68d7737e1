#include "platform/db/postgresql_result.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/db/connection.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace db::postgresql {
namespace {

std::string field(const PGresult* result, int code) {
    const char* found = result ? PQresultErrorField(result, code) : nullptr;
    return found ? found : "";
}

Error::Kind kind_of(std::string_view state) {
    if (state.starts_with("23")) return Error::Kind::Constraint;
    if (state == "53100") return Error::Kind::Full;
    if (state == "40001" || state == "40P01" || state == "55P03") return Error::Kind::Busy;
    return Error::Kind::Other;
}

/// Classes of messages that name tables, columns and constraints at most. Class 22 ("invalid input
/// syntax for type bigint: …") quotes the value, and a RAISE says whatever it likes.
bool quotes_no_value(std::string_view state) {
    constexpr std::array<std::string_view, 10> classes{"08", "0A", "23", "25", "40",
                                                       "42", "53", "54", "55", "57"};
    return std::find(classes.begin(), classes.end(), state.substr(0, 2)) != classes.end();
}

}  // namespace

void fail(const PGresult* result, std::string_view sql) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    if (state.empty())
        throw Error{Error::Kind::Other, "the PostgreSQL connection is lost" + excerpt(sql)};
    std::string what = "PostgreSQL " + state;
    if (quotes_no_value(state)) what += ": " + field(result, PG_DIAG_MESSAGE_PRIMARY);
    throw Error{kind_of(state), what + excerpt(sql)};
}

Result checked(PGresult* result, std::string_view sql) {
    Result held{result};
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
        fail(result, sql);
    return held;
}

bool ResultRow::is_null(int column) const {
    if (column < 0 || column >= PQnfields(result_)) platform::bug("a row has no such column");
    return PQgetisnull(result_, row_, column) != 0;
}

std::string_view ResultRow::value(int column) const {
    if (is_null(column)) platform::bug("a column is NULL");
    return {PQgetvalue(result_, row_, column),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t ResultRow::integer(int column) const {
    const auto held = value(column);
    if (PQftype(result_, column) == type::boolean) return held == "t" ? 1 : 0;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(held.data(), held.data() + held.size(), number);
    if (error != std::errc{} || end != held.data() + held.size())
        platform::bug("a column is no integer");
    return number;
}

std::string_view ResultRow::text(int column) const {
    const auto held = value(column);
    const Oid held_type = PQftype(result_, column);
    if (held_type == type::bytea || held_type == type::uuid) platform::bug("a column is no text");
    return held;
}

Blob ResultRow::blob(int column) const {
    const auto held = value(column);
    if (PQftype(result_, column) != type::bytea || !held.starts_with("\\x"))
        platform::bug("a column is no bytes");
    auto bytes = platform::from_hex(held.substr(2));
    if (!bytes) platform::bug("a bytea is not in hexadecimal");
    return Blob{std::move(*bytes)};
}

Uuid ResultRow::uuid(int column) const {
    std::string held{value(column)};
    std::erase(held, '-');
    auto bytes = platform::from_hex(held);
    if (PQftype(result_, column) != type::uuid || !bytes) platform::bug("a column is no uuid");
    return Uuid{std::move(*bytes)};
}

}  // namespace db::postgresql
