#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace db {

/// Raw bytes: BLOB on SQLite, bytea on PostgreSQL.
struct Blob {
    std::string bytes;
    friend bool operator==(const Blob&, const Blob&) = default;
};

/// 16 bytes: BLOB(16) on SQLite, uuid on PostgreSQL. PersonKey and its like.
struct Uuid {
    std::string bytes;
    friend bool operator==(const Uuid&, const Uuid&) = default;
};

/// A parameter: what a statement is given. Text is borrowed and must outlive the call.
class Param {
public:
    using Held =
        std::variant<std::monostate, std::int64_t, std::string_view, const Blob*, const Uuid*>;

    Param(std::nullptr_t) {}
    Param(std::int64_t value) : held_(value) {}
    Param(int value) : held_(std::int64_t{value}) {}
    Param(std::string_view value) : held_(value) {}
    Param(const std::string& value) : held_(std::string_view{value}) {}
    Param(const char* value) : held_(std::string_view{value}) {}
    Param(const Blob& value) : held_(&value) {}
    Param(const Uuid& value) : held_(&value) {}
    Param(bool value) = delete;  // booleans are stored as 0 and 1, said aloud
    template <class T>
    Param(const std::optional<T>& value) {
        if (value) held_ = Param(*value).held_;
    }

    const Held& held() const { return held_; }

private:
    Held held_;
};

/// A result row, valid until the next one is fetched. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    /// A bug if the column is NULL or no integer.
    virtual std::int64_t integer(int column) const = 0;
    /// Valid while the row is. A bug if NULL.
    virtual std::string_view text(int column) const = 0;
    virtual Blob blob(int column) const = 0;
    virtual Uuid uuid(int column) const = 0;

    std::optional<std::int64_t> maybe_integer(int column) const {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<std::string> maybe_text(int column) const {
        return is_null(column) ? std::nullopt : std::optional(std::string(text(column)));
    }
};

}  // namespace db
