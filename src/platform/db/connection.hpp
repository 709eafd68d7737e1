#pragma once

#include "platform/db/db.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace db {

enum class Use { Read, Write };

/// One connection to one engine, used by one thread at a time. Throws Error; statements are kept
/// prepared.
class Connection {
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual void begin(Use use) = 0;
    virtual void commit() = 0;
    /// False when the connection must not be used again.
    virtual bool rollback() noexcept = 0;
    virtual bool usable() const noexcept = 0;

    virtual std::int64_t run(Query query, std::span<const Param> params) = 0;
    virtual void each(Query query, std::span<const Param> params,
                      const std::function<void(const Row&)>& use) = 0;
    virtual std::unique_ptr<BulkInsert> bulk(std::string_view table,
                                             std::span<const char* const> columns) = 0;

    /// Runs statements that are not kept prepared; for migrations.
    virtual void script(std::string_view text) = 0;
    /// Within a transaction: waits for other migrating processes and makes the schema when missing.
    virtual void claim_store() = 0;
};

std::unique_ptr<Connection> open_sqlite(const Location& location, Use use);
std::unique_ptr<Connection> open_postgresql(const Location& location);

/// A query's literal by its address, which is cheaper to hash than its text and as good a key.
struct QueryKey {
    const char* begin;
    std::size_t size;

    explicit QueryKey(Query query) : begin(query.text().data()), size(query.text().size()) {}
    friend bool operator==(const QueryKey&, const QueryKey&) = default;
};

struct QueryKeyHash {
    std::size_t operator()(const QueryKey& key) const noexcept {
        return std::hash<const char*>{}(key.begin) ^ key.size;
    }
};

/// " [the statement's beginning]" for an error's text; statements are the program's own words.
std::string excerpt(std::string_view sql);

/// `"table" ("a", "b")`. Names that are not lower case letters, digits and '_' are a bug.
std::string quoted_columns(std::string_view table, std::span<const char* const> columns);

/// The one check both engines need: text without NUL (PostgreSQL cannot hold it), a Uuid of 16
/// bytes.
void check_values(std::span<const Param> values);

}  // namespace db
