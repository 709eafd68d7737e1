#include "platform/db/sqlite_statement.hpp"

#include "platform/core/refusal.hpp"
#include "platform/db/connection.hpp"

namespace db::sqlite {
namespace {

Error::Kind kind_of(int code) {
    // Without room, the shared memory of WAL cannot be made: reported as a failing disk.
    if (code == SQLITE_IOERR_SHMSIZE) return Error::Kind::Full;
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: return Error::Kind::Constraint;
        case SQLITE_FULL: return Error::Kind::Full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Error::Kind::Busy;
        default: return Error::Kind::Other;
    }
}

/// SQLite takes a null pointer for NULL, and an empty view may have one.
const char* never_null(std::string_view bytes) {
    return bytes.data() ? bytes.data() : "";
}

}  // namespace

void fail(sqlite3* connection, std::string_view sql) {
    const int code = sqlite3_extended_errcode(connection);
    throw Error{kind_of(code), "SQLite " + std::to_string(code) + ": " +
                                   sqlite3_errmsg(connection) + excerpt(sql)};
}

Statement::Statement(sqlite3* connection, std::string sql)
    : connection_(connection), sql_(std::move(sql)) {
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(connection_, sql_.c_str(), static_cast<int>(sql_.size() + 1),
                           SQLITE_PREPARE_PERSISTENT, &made, &rest) != SQLITE_OK)
        fail(connection_, sql_);
    handle_.reset(made);
    if (!handle_) platform::bug("an SQL text without a statement");
    if (std::string_view{rest}.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        platform::bug("more than one statement in a query" + excerpt(sql_));
    columns_ = sqlite3_column_count(handle_.get());
}

void Statement::bind(std::span<const Param> params) {
    const int expected = sqlite3_bind_parameter_count(handle_.get());
    if (static_cast<std::size_t>(expected) != params.size())
        platform::bug("a query has another number of parameters" + excerpt(sql_));
    for (std::size_t i = 0; i < params.size(); ++i)
        bind(static_cast<int>(i) + 1, params[i]);
}

void Statement::bind(int index, const Param& param) {
    sqlite3_stmt* const to = handle_.get();
    const auto bytes = [&](const std::string& value) {
        return sqlite3_bind_blob64(to, index, value.data(), value.size(), SQLITE_STATIC);
    };
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&param.held()))
        code = sqlite3_bind_int64(to, index, *number);
    else if (const auto* text = std::get_if<std::string_view>(&param.held()))
        code = sqlite3_bind_text64(to, index, never_null(*text), text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    else if (const auto* blob = std::get_if<const Blob*>(&param.held()))
        code = bytes((*blob)->bytes);
    else if (const auto* uuid = std::get_if<const Uuid*>(&param.held()))
        code = bytes((*uuid)->bytes);
    else
        code = sqlite3_bind_null(to, index);
    if (code != SQLITE_OK) fail(connection_, sql_);
}

bool Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(connection_, sql_);
    return false;
}

void Statement::reset() noexcept {
    sqlite3_reset(handle_.get());
    // The bound texts are borrowed from the caller.
    sqlite3_clear_bindings(handle_.get());
}

int Statement::type(int column) const {
    if (column < 0 || column >= columns_) platform::bug("a row has no such column" + excerpt(sql_));
    return sqlite3_column_type(handle_.get(), column);
}

bool Statement::is_null(int column) const {
    return type(column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    if (type(column) != SQLITE_INTEGER) platform::bug("a column is no integer" + excerpt(sql_));
    return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::text(int column) const {
    const int held = type(column);
    if (held == SQLITE_NULL || held == SQLITE_BLOB)
        platform::bug("a column is no text" + excerpt(sql_));
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    if (!begin) throw Error{Error::Kind::Other, "SQLite is out of memory"};
    return {begin, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
    if (type(column) != SQLITE_BLOB) platform::bug("a column is no bytes" + excerpt(sql_));
    const auto* begin = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    return begin ? std::string_view{begin, size} : std::string_view{};
}

Blob Statement::blob(int column) const {
    return Blob{std::string(bytes(column))};
}

Uuid Statement::uuid(int column) const {
    const auto held = bytes(column);
    if (held.size() != 16) platform::bug("a column is no uuid" + excerpt(sql_));
    return Uuid{std::string(held)};
}

}  // namespace db::sqlite
