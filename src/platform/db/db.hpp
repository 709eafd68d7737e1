#pragma once

#include "platform/db/query.hpp"
#include "platform/db/value.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace db {

enum class Engine { Sqlite, Postgresql };

/// The database is gone, full, locked or refuses a statement. Not for users: http shows an incident
/// number. The text names tables and constraints and never holds a parameter's value.
class Error : public std::runtime_error {
public:
    enum class Kind { Other, Constraint, Full, Busy };
    Error(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

class Lease;

/// Where a store lies: a SQLite file, or "postgresql://…" with the schema that holds the store's
/// tables.
struct Location {
    std::string url;     ///< "sqlite:/path/file.db" or "postgresql://…"
    std::string schema;  ///< PostgreSQL only; made by migrate() when missing
};

/// Connections to one store. Thread-safe. SQLite: one writer at a time and up to `readers` readers
/// (WAL, synchronous=FULL); PostgreSQL: up to `readers` + 1 connections.
class Pool {
public:
    explicit Pool(Location location, int readers = 4);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    Engine engine() const;

private:
    friend class Lease;
    friend class Transaction;
    friend class Reader;
    struct State;
    std::shared_ptr<State> state_;
};

using Params = std::initializer_list<Param>;

/// What can be asked of a leased connection; Transaction and Reader are the two kinds. After an
/// Error the session answers every further statement, and commit(), with an Error, on both engines.
/// A parameter whose type the text does not tell is what it was given as: bigint, text, bytea or
/// uuid; say CAST($1 AS …) where that does not fit.
class Session {
public:
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Runs a statement that gives no rows; answers how many it touched.
    std::int64_t run(Query query, Params params = {});
    /// Calls `use` for each row in turn. `use` may ask the same session for more. SQLite streams
    /// the rows; PostgreSQL's client holds the whole answer, so that page through millions by key.
    void each(Query query, Params params, const std::function<void(const Row&)>& use);
    /// The first row through `read`, or nothing.
    template <class Function>
    auto one(Query query, Params params, Function read)
        -> std::optional<decltype(read(std::declval<const Row&>()))> {
        std::optional<decltype(read(std::declval<const Row&>()))> found;
        each(query, params, [&](const Row& row) {
            if (!found) found = read(row);
        });
        return found;
    }
    /// Every row through `read`.
    template <class Function>
    auto all(Query query, Params params, Function read)
        -> std::vector<decltype(read(std::declval<const Row&>()))> {
        std::vector<decltype(read(std::declval<const Row&>()))> found;
        each(query, params, [&](const Row& row) { found.push_back(read(row)); });
        return found;
    }
    Engine engine() const;

protected:
    explicit Session(std::unique_ptr<Lease> lease);
    ~Session();

    std::unique_ptr<Lease> lease_;
};

/// Inserts many rows fast: a prepared loop on SQLite, COPY on PostgreSQL. Rows are visible to the
/// transaction after finish(); without it the transaction can no longer commit. The transaction
/// runs nothing else in between and outlives this object.
class BulkInsert {
public:
    virtual ~BulkInsert() = default;
    /// One row, in the order of the columns.
    virtual void add(std::span<const Param> values) = 0;
    void add(Params values) { add(std::span<const Param>(values.begin(), values.size())); }
    virtual void finish() = 0;
};

/// A write transaction. The destructor rolls back what commit() has not kept. A thread has one at a
/// time: a second is a bug, since on SQLite it would wait for itself.
class Transaction : public Session {
public:
    explicit Transaction(Pool& pool);
    ~Transaction();

    /// Keeps the changes and gives the connection back: the session is over.
    void commit();
    /// `table` and `columns` are literals of the program, never input.
    std::unique_ptr<BulkInsert> bulk(const char* table, std::initializer_list<const char*> columns);
    std::unique_ptr<BulkInsert> bulk(const char* table, std::span<const char* const> columns);
    /// Tells the planner what a table holds now, after many rows came in: PostgreSQL learns of that
    /// only a minute later and until then plans for an empty table. Nothing on SQLite.
    void refresh_statistics(const char* table);
};

/// A consistent reading view: all its statements see one state, that of the first statement.
class Reader : public Session {
public:
    explicit Reader(Pool& pool);
    ~Reader();
};

}  // namespace db
