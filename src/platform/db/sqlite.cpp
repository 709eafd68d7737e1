#include "platform/core/refusal.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/sql_text.hpp"
#include "platform/db/sqlite_statement.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <unordered_map>

namespace db {
namespace {

using sqlite::Statement;

/// Resets when it goes, so that nothing borrowed stays bound and no lock stays held.
class Running {
public:
    Running(Statement& statement, std::span<const Param> params) : statement_(statement) {
        statement_.bind(params);
    }
    ~Running() { statement_.reset(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    Statement& statement_;
};

class SqliteBulk final : public BulkInsert {
public:
    SqliteBulk(sqlite3* connection, const std::string& sql) : insert_(connection, sql) {}

    void add(std::span<const Param> values) override {
        const Running running{insert_, values};
        while (insert_.step()) {
        }
    }
    void finish() override {}

private:
    Statement insert_;
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const std::string& path, Use use);

    void begin(Use use) override {
        if (use == Use::Write)
            step_once("BEGIN IMMEDIATE");
        else
            step_once("BEGIN DEFERRED");
    }
    void commit() override { step_once("COMMIT"); }
    bool rollback() noexcept override;
    bool usable() const noexcept override {
        const int code = sqlite3_errcode(handle_.get()) & 0xff;
        return code != SQLITE_IOERR && code != SQLITE_CORRUPT && code != SQLITE_NOTADB;
    }

    std::int64_t run(Query query, std::span<const Param> params) override;
    void each(Query query, std::span<const Param> params,
              const std::function<void(const Row&)>& use) override;
    std::unique_ptr<BulkInsert> bulk(std::string_view table,
                                     std::span<const char* const> columns) override;
    void script(std::string_view text) override {
        for (const auto statement : split_script(text))
            execute(expand(Engine::Sqlite, statement).c_str());
    }
    void claim_store() override {}  // BEGIN IMMEDIATE has locked the file

private:
    struct Close {
        void operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }
    };

    void configure(Use use);
    /// A statement without rows, kept prepared: each page begins and ends a transaction.
    void step_once(Query query);
    void execute(const char* sql) {
        if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            sqlite::fail(handle_.get(), sql);
    }
    /// The kept statement, or `own` made anew when the kept one stands at a row of an outer each().
    Statement& statement(Query query, std::optional<Statement>& own);

    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<QueryKey, Statement, QueryKeyHash> kept_;
};

/// For its owner only. SQLite gives the -wal and -shm files the mode of the store's file. An
/// existing file is never opened here: closing it would drop the locks this process holds on it.
void make_private(const std::string& path) {
    const int made = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made >= 0)
        ::close(made);
    else if (::chmod(path.c_str(), 0600) != 0)
        throw Error{Error::Kind::Other, "the store's file cannot be made or is another user's"};
}

SqliteConnection::SqliteConnection(const std::string& path, Use use) {
    make_private(path);
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(opened);
    if (!handle_) throw Error{Error::Kind::Other, "SQLite is out of memory"};
    if (code != SQLITE_OK) sqlite::fail(handle_.get(), "open");
    configure(use);
}

void SqliteConnection::configure(Use use) {
    sqlite3* const to = handle_.get();
    sqlite3_extended_result_codes(to, 1);
    sqlite3_busy_timeout(to, 10'000);
    // "x" is a name and never a literal, as in PostgreSQL.
    sqlite3_db_config(to, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(to, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA secure_delete = ON");
    execute("PRAGMA mmap_size = 0");
    // A bulk import must not leave a file of its size behind.
    execute("PRAGMA journal_size_limit = 67108864");
    // As in PostgreSQL; and a prefix search can use an index.
    execute("PRAGMA case_sensitive_like = ON");
    if (use == Use::Write)
        execute("PRAGMA cache_size = -65536");
    else
        execute("PRAGMA query_only = ON");
}

Statement& SqliteConnection::statement(Query query, std::optional<Statement>& own) {
    const auto make = [&] { return expand(Engine::Sqlite, query.text()); };
    const auto found = kept_.find(QueryKey{query});
    if (found == kept_.end())
        return kept_.try_emplace(QueryKey{query}, handle_.get(), make()).first->second;
    if (!found->second.is_running()) return found->second;
    return own.emplace(handle_.get(), make());
}

void SqliteConnection::step_once(Query query) {
    std::optional<Statement> own;
    Statement& asked = statement(query, own);
    const Running running{asked, {}};
    asked.step();
}

bool SqliteConnection::rollback() noexcept {
    const bool sound = usable();
    // Some errors (disk full, I/O) have already rolled back.
    if (sqlite3_get_autocommit(handle_.get()) != 0) return sound;
    try {
        step_once("ROLLBACK");
    } catch (const std::exception&) {
        return false;  // whoever asks closes the connection, which rolls back too
    }
    return sound;
}

std::int64_t SqliteConnection::run(Query query, std::span<const Param> params) {
    std::optional<Statement> own;
    Statement& asked = statement(query, own);
    const Running running{asked, params};
    const auto before = sqlite3_total_changes64(handle_.get());
    while (asked.step()) {
    }
    // changes() is of the last change ever made: a statement that made none leaves it alone.
    const bool changed = sqlite3_total_changes64(handle_.get()) != before;
    return changed ? sqlite3_changes64(handle_.get()) : 0;
}

void SqliteConnection::each(Query query, std::span<const Param> params,
                            const std::function<void(const Row&)>& use) {
    std::optional<Statement> own;
    Statement& asked = statement(query, own);
    const Running running{asked, params};
    while (asked.step())
        use(asked);
}

std::unique_ptr<BulkInsert> SqliteConnection::bulk(std::string_view table,
                                                   std::span<const char* const> columns) {
    std::string sql = "INSERT INTO " + quoted_columns(table, columns) + " VALUES (";
    for (std::size_t i = 0; i < columns.size(); ++i)
        sql += i == 0 ? "?" : ", ?";
    return std::make_unique<SqliteBulk>(handle_.get(), sql + ")");
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const Location& location, Use use) {
    constexpr std::string_view scheme = "sqlite:";
    return std::make_unique<SqliteConnection>(location.url.substr(scheme.size()), use);
}

}  // namespace db
