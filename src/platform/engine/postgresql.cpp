#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/engine/engine.hpp"
#include "platform/engine/statement.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <charconv>

namespace engine {

namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Held = std::unique_ptr<PGresult, Clear>;

// Days from PostgreSQL's 2000-01-01 are not needed: dates travel as text.
std::string iso_date(std::int64_t days) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::int64_t days_of(std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t size) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + size, value);
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{part(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(part(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(part(8, 2))}};
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

std::string uuid_text(std::string_view bytes) {
    const std::string hex = platform::to_hex(bytes);
    return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                       hex.substr(16, 4), hex.substr(20));
}

std::string uuid_bytes(std::string_view text) {
    std::string hex;
    for (const char c : text)
        if (c != '-') hex += c;
    return platform::from_hex(hex).value_or(std::string(16, '\0'));
}

void put_text(std::string& to, std::string_view text) {
    for (const char c : text) {
        if (c == '\\' || c == '\t' || c == '\n' || c == '\r') to += '\\';
        to += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    }
}

/// A value as COPY's text format wants it.
void put_copy(std::string& to, const Value& value, Type type) {
    if (value.null) {
        to += "\\N";
        return;
    }
    switch (type) {
        case Type::Text: put_text(to, value.bytes); return;
        case Type::Integer: to += fmt::format("{}", value.number); return;
        case Type::Date: to += iso_date(value.number); return;
        case Type::Boolean: to += value.number != 0 ? 't' : 'f'; return;
        case Type::Uuid: to += uuid_text(value.bytes); return;
    }
}

// Type numbers of pg_type, fixed since its beginnings.
constexpr Oid oid_bool = 16, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_text = 25,
              oid_unknown = 705, oid_varchar = 1043, oid_date = 1082, oid_numeric = 1700,
              oid_uuid = 2950;

Type type_of(Oid oid, std::string_view column) {
    switch (oid) {
        case oid_bool: return Type::Boolean;
        case oid_int2:
        case oid_int4:
        case oid_int8:
        case oid_numeric: return Type::Integer;
        case oid_text:
        case oid_varchar:
        case oid_unknown: return Type::Text;
        case oid_date: return Type::Date;
        case oid_uuid: return Type::Uuid;
        default:
            throw Error{Error::Kind::Statement,
                        fmt::format("column {} has a type that rules may not answer", column)};
    }
}

std::int64_t whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size())
        throw Error{Error::Kind::Statement, "a number is not whole, or leaves 64 bits"};
    return value;
}

class Connection {
public:
    explicit Connection(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
        if (PQstatus(connection_) != CONNECTION_OK) {
            PQfinish(connection_);
            throw Error{Error::Kind::Missing, "the PostgreSQL server does not answer"};
        }
        PQsetNoticeProcessor(
            connection_, [](void*, const char*) {}, nullptr);
    }
    ~Connection() { PQfinish(connection_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    PGconn* raw() const { return connection_; }

    void run(const std::string& statement) {
        const Held result{PQexec(connection_, statement.c_str())};
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get());
    }

    /// The primary message only: details may hold values.
    [[noreturn]] static void fail(const PGresult* result) {
        const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const char* said = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
        const std::string_view code = state == nullptr ? "" : state;
        const auto kind = code == "57014"          ? Error::Kind::Time
                          : code.starts_with("53") ? Error::Kind::Memory
                                                   : Error::Kind::Statement;
        throw Error{kind, said == nullptr ? "the server gave no answer" : said};
    }

private:
    PGconn* connection_;
};

class CopyLoader final : public Loader {
public:
    CopyLoader(Connection& connection, const Table& table)
        : connection_(connection), name_(table.name) {
        for (const Column& column : table.columns)
            types_.push_back(column.type);
        const Held result{
            PQexec(connection_.raw(), fmt::format("COPY {} FROM STDIN", table.name).c_str())};
        if (PQresultStatus(result.get()) != PGRES_COPY_IN) Connection::fail(result.get());
    }

    void add(std::span<const Value> row) override {
        if (row.size() != types_.size())
            platform::bug("a row has another number of values than its table columns");
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) buffer_ += '\t';
            put_copy(buffer_, row[i], types_[i]);
        }
        buffer_ += '\n';
        if (buffer_.size() > (1U << 16U)) send();
    }
    void finish() override {
        send();
        PQputCopyEnd(connection_.raw(), nullptr);
        const Held result{PQgetResult(connection_.raw())};
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Connection::fail(result.get());
        while (const Held more{PQgetResult(connection_.raw())}) {
        }
        connection_.run("ANALYZE " + name_);
    }

private:
    void send() {
        if (!buffer_.empty() &&
            PQputCopyData(connection_.raw(), buffer_.data(), static_cast<int>(buffer_.size())) != 1)
            throw Error{Error::Kind::Memory, "the server takes no more rows"};
        buffer_.clear();
    }

    Connection& connection_;
    std::string name_;
    std::vector<Type> types_;
    std::string buffer_;
};

class Postgresql final : public Engine {
public:
    Postgresql(const std::string& url, const Limits& limits) : connection_(url) {
        connection_.run("SET client_encoding = 'UTF8'");
        connection_.run("SET search_path = pg_temp, pg_catalog");
        connection_.run("SET datestyle = 'ISO, YMD'");
        connection_.run(fmt::format("SET work_mem = '{}MB'",
                                    std::max<std::uint64_t>(16, (limits.memory_bytes >> 20U) / 8)));
        connection_.run("SET jit = off");
    }

    std::string version() const override {
        return fmt::format("PostgreSQL {}", PQparameterStatus(connection_.raw(), "server_version"));
    }
    std::unique_ptr<Loader> load(const Table& table) override {
        connection_.run(create_statement(table, "CREATE TEMPORARY TABLE", Dialect::Postgresql));
        return std::make_unique<CopyLoader>(connection_, table);
    }
    void close_for_questions() override {}
    void drop(const std::string& table) override {
        connection_.run("DROP TABLE IF EXISTS pg_temp." + table);
    }

    void ask(const std::string& statement, std::chrono::milliseconds limit,
             const Answer& answer) override {
        connection_.run(fmt::format("SET statement_timeout = {}", limit.count()));
        // Read only: a rule cannot change the county's tables, and sees none of them.
        connection_.run("BEGIN READ ONLY");
        try {
            give(statement, answer);
        } catch (...) {
            connection_.run("ROLLBACK");
            throw;
        }
        connection_.run("ROLLBACK");
        connection_.run("SET statement_timeout = 0");
    }

private:
    void give(const std::string& statement, const Answer& answer) {
        // The extended protocol takes one statement and no more.
        const Held result{PQexecParams(connection_.raw(), statement.c_str(), 0, nullptr, nullptr,
                                       nullptr, nullptr, 0)};
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) Connection::fail(result.get());
        const int count = PQnfields(result.get());
        std::vector<Column> columns;
        for (int i = 0; i < count; ++i) {
            const std::string name = PQfname(result.get(), i);
            columns.push_back({name, type_of(PQftype(result.get(), i), name)});
        }
        if (answer.columns) answer.columns(columns);
        std::vector<Value> row(columns.size());
        std::vector<std::string> uuids(columns.size());
        for (int r = 0; r < PQntuples(result.get()); ++r) {
            for (int i = 0; i < count; ++i)
                row[static_cast<std::size_t>(i)] =
                    value_at(result.get(), r, i, columns[static_cast<std::size_t>(i)].type,
                             uuids[static_cast<std::size_t>(i)]);
            answer.row(row);
        }
    }

    static Value value_at(const PGresult* result, int row, int column, Type type,
                          std::string& uuid) {
        if (PQgetisnull(result, row, column) != 0) return {};
        const std::string_view text{PQgetvalue(result, row, column),
                                    static_cast<std::size_t>(PQgetlength(result, row, column))};
        switch (type) {
            case Type::Text: return Value::of(text);
            case Type::Integer: return Value::of(whole(text));
            case Type::Date: return Value::of(days_of(text));
            case Type::Boolean: return Value::of(std::int64_t{text == "t" ? 1 : 0});
            case Type::Uuid: uuid = uuid_bytes(text); return Value::of(std::string_view{uuid});
        }
        platform::bug("no such type");
    }

    Connection connection_;
};

}  // namespace

std::unique_ptr<Engine> open_postgresql(const std::string& url, const Limits& limits) {
    return std::make_unique<Postgresql>(url, limits);
}

}  // namespace engine
