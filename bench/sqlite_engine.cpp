#include "sqlite_engine.hpp"

#include "sqlite_functions.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace bench {

namespace {

using engine::Column;
using engine::Error;
using engine::Table;
using engine::Type;
using engine::Value;

struct Free {
    void operator()(sqlite3* store) const { sqlite3_close(store); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Store = std::unique_ptr<sqlite3, Free>;
using Statement = std::unique_ptr<sqlite3_stmt, Free>;

[[noreturn]] void fail(sqlite3* store) {
    const auto kind =
        sqlite3_errcode(store) == SQLITE_INTERRUPT ? Error::Kind::Time : Error::Kind::Statement;
    throw Error{kind, sqlite3_errmsg(store)};
}

void run(sqlite3* store, const std::string& statement) {
    if (sqlite3_exec(store, statement.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(store);
}

Statement prepare(sqlite3* store, const std::string& statement) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(store, statement.c_str(), -1, &made, nullptr) != SQLITE_OK) fail(store);
    return Statement{made};
}

std::string_view word_of(Type type) {
    switch (type) {
        case Type::Text:
        case Type::Integer:
        case Type::Date:
        case Type::Boolean: return "INTEGER";
        case Type::Uuid: return "BLOB";
    }
    return "";
}

bool has_index(const Column& column) {
    constexpr std::array<std::string_view, 5> names{"serial", "number", "doc_no", "appropriation",
                                                    "household"};
    return column.type == Type::Uuid || std::ranges::find(names, column.name) != names.end();
}

/// One transaction for all rows of a table; its indexes afterwards.
class Filling final : public engine::Loader {
public:
    Filling(sqlite3* store, const Table& table) : store_(store), table_(table) {
        std::string columns;
        std::string places;
        for (const Column& column : table.columns) {
            columns += (columns.empty() ? "" : ", ") + column.name + " ";
            columns += word_of(column.type);
            places += places.empty() ? "?" : ", ?";
        }
        run(store, "CREATE TABLE " + table.name + " (" + columns + ")");
        run(store, "BEGIN");
        insert_ = prepare(store, "INSERT INTO " + table.name + " VALUES (" + places + ")");
    }

    void add(std::span<const Value> row) override {
        for (std::size_t i = 0; i < row.size(); ++i)
            bind(static_cast<int>(i) + 1, row[i], table_.columns[i].type);
        if (sqlite3_step(insert_.get()) != SQLITE_DONE) fail(store_);
        sqlite3_reset(insert_.get());
    }

    void finish() override {
        run(store_, "COMMIT");
        for (const Column& column : table_.columns)
            if (has_index(column))
                run(store_, "CREATE INDEX " + table_.name + "_" + column.name + " ON " +
                                table_.name + " (" + column.name + ")");
    }

private:
    void bind(int place, const Value& value, Type type) {
        const auto size = static_cast<int>(value.bytes.size());
        if (value.null)
            sqlite3_bind_null(insert_.get(), place);
        else if (type == Type::Uuid)
            sqlite3_bind_blob(insert_.get(), place, value.bytes.data(), size, SQLITE_STATIC);
        else if (type == Type::Text)
            sqlite3_bind_text(insert_.get(), place, value.bytes.data(), size, SQLITE_STATIC);
        else
            sqlite3_bind_int64(insert_.get(), place, value.number);
    }

    sqlite3* store_;
    Table table_;
    Statement insert_;
};

using Clock = std::chrono::steady_clock;

/// Ends a statement that is still running at `until`.
class Brake {
public:
    Brake(sqlite3* store, Clock::time_point until) : store_(store), until_(until) {
        const auto is_over = [](void* brake) {
            return Clock::now() >= static_cast<Brake*>(brake)->until_ ? 1 : 0;
        };
        sqlite3_progress_handler(store, 10'000, is_over, this);
    }
    ~Brake() { sqlite3_progress_handler(store_, 0, nullptr, nullptr); }
    Brake(const Brake&) = delete;
    Brake& operator=(const Brake&) = delete;

private:
    sqlite3* store_;
    Clock::time_point until_;
};

class Sqlite final : public engine::Engine {
public:
    explicit Sqlite(const std::filesystem::path& file) {
        sqlite3* opened = nullptr;
        const int status = sqlite3_open_v2(
            file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
            nullptr);
        store_.reset(opened);
        if (status != SQLITE_OK) fail(opened);
        for (const char* setting : {"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                                    "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA temp_store = MEMORY",
                                    "PRAGMA cache_size = -1048576"})
            run(opened, setting);
        add_functions(opened);
    }

    std::string version() const override { return std::string{"SQLite "} + sqlite3_libversion(); }
    std::unique_ptr<engine::Loader> load(const Table& table) override {
        return std::make_unique<Filling>(store_.get(), table);
    }
    void close_for_questions() override { run(store_.get(), "ANALYZE"); }
    void drop(const std::string& table) override {
        run(store_.get(), "DROP TABLE IF EXISTS " + table);
    }

    void ask(const std::string& statement, std::chrono::milliseconds limit,
             const engine::Answer& answer) override {
        const Brake brake{store_.get(), Clock::now() + limit};
        const Statement asked = prepare(store_.get(), sqlite_text(statement));
        std::vector<Value> row(static_cast<std::size_t>(sqlite3_column_count(asked.get())));
        int status = SQLITE_ROW;
        while ((status = sqlite3_step(asked.get())) == SQLITE_ROW) {
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = value_at(asked.get(), static_cast<int>(i));
            answer.row(row);
        }
        if (status != SQLITE_DONE) fail(store_.get());
    }

private:
    static Value value_at(sqlite3_stmt* asked, int column) {
        const int type = sqlite3_column_type(asked, column);
        if (type == SQLITE_NULL) return {};
        if (type == SQLITE_INTEGER) return Value::of(sqlite3_column_int64(asked, column));
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(asked, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(asked, column));
        return Value::of(std::string_view{bytes, size});
    }

    Store store_;
};

}  // namespace

std::unique_ptr<engine::Engine> open_sqlite(const std::filesystem::path& file) {
    return std::make_unique<Sqlite>(file);
}

}  // namespace bench
