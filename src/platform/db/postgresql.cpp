#include "platform/core/refusal.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/postgresql_copy.hpp"
#include "platform/db/postgresql_values.hpp"
#include "platform/db/sql_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace db {
namespace {

using postgresql::Arguments;
using postgresql::checked;
using postgresql::Result;
namespace type = postgresql::type;

/// A query as this connection knows it. PostgreSQL wants the parameters' types when it prepares,
/// and cannot always tell them itself (`$1 IS NULL OR region = $1`), so that a query is prepared
/// once for each set of types it is used with. A NULL takes the type its parameter had before;
/// until there was one it is written as NULL.
struct Known {
    struct Prepared {
        std::vector<Oid> types;
        std::string name;
    };

    std::string sql;
    std::size_t parameters = 0;
    std::vector<Oid> types;
    std::vector<Prepared> prepared;
};

Known know(Query query) {
    Known known{expand(Engine::Postgresql, query.text()), 0, {}, {}};
    for (const Piece& piece : pieces(known.sql))
        known.parameters = std::max(known.parameters, static_cast<std::size_t>(piece.number));
    known.types.assign(known.parameters, type::unknown);
    return known;
}

std::string with_nulls_written(std::string_view sql, const std::vector<Oid>& types) {
    std::string result;
    for (const Piece& piece : pieces(sql)) {
        const bool null = piece.kind == Piece::Kind::Parameter &&
                          types[static_cast<std::size_t>(piece.number) - 1] == type::unknown;
        result += null ? "NULL" : piece.text;
    }
    return result;
}

class PostgresqlConnection final : public Connection {
public:
    explicit PostgresqlConnection(const Location& location);

    void begin(Use use) override {
        execute(use == Use::Write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    void commit() override {
        // COMMIT of a failed transaction is a rollback, and no error.
        const auto result = execute("COMMIT");
        if (std::string_view{PQcmdStatus(result.get())} != "COMMIT")
            throw Error{Error::Kind::Other, "PostgreSQL rolled the transaction back"};
    }
    bool rollback() noexcept override {
        if (!usable()) return false;
        if (PQtransactionStatus(handle_.get()) == PQTRANS_IDLE) return true;
        const Result result{PQexec(handle_.get(), "ROLLBACK")};
        return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
    }
    bool usable() const noexcept override {
        return !stale_ && PQstatus(handle_.get()) == CONNECTION_OK;
    }

    std::int64_t run(Query query, std::span<const Param> params) override;
    void each(Query query, std::span<const Param> params,
              const std::function<void(const Row&)>& use) override;
    std::unique_ptr<BulkInsert> bulk(std::string_view table,
                                     std::span<const char* const> columns) override {
        return postgresql::copy_into(handle_.get(), table, columns);
    }
    void script(std::string_view text) override {
        for (const auto statement : split_script(text))
            execute(expand(Engine::Postgresql, statement));
    }
    void claim_store() override;

private:
    struct Finish {
        void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
    };

    Result execute(const std::string& sql) {
        return checked(PQexec(handle_.get(), sql.c_str()), sql);
    }
    Result ask(Query query, std::span<const Param> params);
    const std::string& prepare(Known& known, std::span<const Param> params);

    std::unique_ptr<PGconn, Finish> handle_;
    std::string schema_;
    std::unordered_map<QueryKey, Known, QueryKeyHash> known_;
    int names_ = 0;
    bool stale_ = false;
};

std::string plain_schema(const std::string& name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!plain || name.empty() || name.size() > 63)
        throw Error{Error::Kind::Other, "a schema's name is lower case letters, digits and _"};
    return name;
}

PostgresqlConnection::PostgresqlConnection(const Location& location)
    : schema_(plain_schema(location.schema)) {
    const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname",
                                 "client_encoding", nullptr};
    const char* const values[] = {"10", "mingbai", location.url.c_str(), "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(names, values, 1));
    if (PQstatus(handle_.get()) != CONNECTION_OK)
        throw Error{Error::Kind::Other,
                    fmt::format("no connection to PostgreSQL: {}", PQerrorMessage(handle_.get()))};
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    execute("SET search_path TO \"" + schema_ + "\"");
}

void PostgresqlConnection::claim_store() {
    execute("SELECT pg_advisory_xact_lock(hashtextextended('mingbai " + schema_ + "', 0))");
    execute("CREATE SCHEMA IF NOT EXISTS \"" + schema_ + "\"");
}

const std::string& PostgresqlConnection::prepare(Known& known, std::span<const Param> params) {
    for (std::size_t i = 0; i < params.size(); ++i)
        if (const Oid held = postgresql::type_of(params[i]); held != type::unknown)
            known.types[i] = held;
    for (const auto& prepared : known.prepared)
        if (prepared.types == known.types) return prepared.name;

    // An unused parameter must have some type.
    auto declared = known.types;
    std::replace(declared.begin(), declared.end(), type::unknown, type::text);
    auto name = fmt::format("q{}", ++names_);
    checked(
        PQprepare(handle_.get(), name.c_str(), with_nulls_written(known.sql, known.types).c_str(),
                  static_cast<int>(declared.size()), declared.data()),
        known.sql);
    known.prepared.push_back({known.types, std::move(name)});
    return known.prepared.back().name;
}

Result PostgresqlConnection::ask(Query query, std::span<const Param> params) {
    auto found = known_.find(QueryKey{query});
    if (found == known_.end()) found = known_.emplace(QueryKey{query}, know(query)).first;
    Known& known = found->second;
    if (known.parameters != params.size())
        platform::bug("a query has another number of parameters" + excerpt(known.sql));
    const std::string& name = prepare(known, params);
    const Arguments arguments{params};
    Result result{PQexecPrepared(handle_.get(), name.c_str(), arguments.count(), arguments.values(),
                                 arguments.lengths(), arguments.formats(), 0)};
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    // "cached plan must not change result type": the schema has changed under a kept statement.
    if (state && std::string_view{state} == "0A000") stale_ = true;
    return checked(result.release(), known.sql);
}

std::int64_t PostgresqlConnection::run(Query query, std::span<const Param> params) {
    const auto result = ask(query, params);
    if (std::string_view{PQcmdStatus(result.get())}.starts_with("SELECT")) return 0;
    const std::string_view count = PQcmdTuples(result.get());
    std::int64_t touched = 0;  // stays 0 for a statement that touches no rows
    std::from_chars(count.data(), count.data() + count.size(), touched);
    return touched;
}

void PostgresqlConnection::each(Query query, std::span<const Param> params,
                                const std::function<void(const Row&)>& use) {
    const auto result = ask(query, params);
    postgresql::ResultRow row{result.get()};
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        row.move_to(i);
        use(row);
    }
}

}  // namespace

std::unique_ptr<Connection> open_postgresql(const Location& location) {
    return std::make_unique<PostgresqlConnection>(location);
}

}  // namespace db
