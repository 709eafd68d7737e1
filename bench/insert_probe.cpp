// The yardstick of an import: a prepared insert of the very rows that an import has left behind,
// into the same tables and indexes, in transactions of the same size, with the same settings of
// SQLite. Nothing is read, checked or made of them.
//
//   insert_probe FROM.db INTO.db ROWS_A_TRANSACTION      prints {"rows":…,"cpu_ms":…}

#include <sqlite3.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Free {
    void operator()(sqlite3* store) const { sqlite3_close(store); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Store = std::unique_ptr<sqlite3, Free>;
using Statement = std::unique_ptr<sqlite3_stmt, Free>;
using Value = std::unique_ptr<sqlite3_value, Free>;
using Rows = std::vector<std::vector<Value>>;

[[noreturn]] void fail(sqlite3* store) {
    std::fprintf(stderr, "insert_probe: %s\n", sqlite3_errmsg(store));
    std::exit(2);
}

Store open(const char* path) {
    sqlite3* opened = nullptr;
    if (sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) !=
        SQLITE_OK)
        fail(opened);
    return Store{opened};
}

void execute(const Store& store, const char* sql) {
    if (sqlite3_exec(store.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(store.get());
}

Statement prepare(const Store& store, const std::string& sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v3(store.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &made,
                           nullptr) != SQLITE_OK)
        fail(store.get());
    return Statement{made};
}

Rows read(const Store& store, const std::string& sql) {
    const auto statement = prepare(store, sql);
    Rows rows;
    while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement.get()); ++i)
            row.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement.get(), i)));
    }
    return rows;
}

/// "INSERT INTO table (all columns but the first) VALUES (?, …)", and the same columns to read.
struct Texts {
    std::string select, insert;
};

Texts texts_for(const Store& store, const std::string& table, int skip) {
    const auto about = prepare(store, "PRAGMA table_info(" + table + ")");
    std::string columns;
    std::string places;
    for (int i = 0; sqlite3_step(about.get()) == SQLITE_ROW; ++i) {
        if (i < skip) continue;
        const auto* name = reinterpret_cast<const char*>(sqlite3_column_text(about.get(), 1));
        columns += (columns.empty() ? "" : ", ") + std::string(name);
        places += places.empty() ? "?" : ", ?";
    }
    return {"SELECT " + columns + " FROM " + table + " ORDER BY rowid",
            "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")"};
}

void insert(const Store& store, const std::string& sql, const Rows& rows, std::size_t together) {
    const auto statement = prepare(store, sql);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % together == 0) execute(store, "BEGIN IMMEDIATE");
        for (std::size_t column = 0; column < rows[i].size(); ++column)
            sqlite3_bind_value(statement.get(), static_cast<int>(column) + 1,
                               rows[i][column].get());
        if (sqlite3_step(statement.get()) != SQLITE_DONE) fail(store.get());
        sqlite3_reset(statement.get());
        if ((i + 1) % together == 0 || i + 1 == rows.size()) execute(store, "COMMIT");
    }
}

long cpu_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000L +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000L;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fprintf(stderr, "usage: insert_probe FROM.db INTO.db ROWS_A_TRANSACTION\n");
        return 2;
    }
    const auto from = open(arguments[1]);
    const auto into = open(arguments[2]);
    const auto together = std::strtoul(arguments[3], nullptr, 10);
    for (const char* setting :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
          "PRAGMA secure_delete = ON", "PRAGMA mmap_size = 0",
          "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -65536"})
        execute(into, setting);
    // What the rows refer to; the target has the batches of the tables above them already.
    const auto batches = texts_for(from, "ledger_batch", 0);
    insert(into, batches.insert + " ON CONFLICT DO NOTHING", read(from, batches.select), 1000);
    const auto payments = texts_for(from, "ledger_payment", 1);
    const auto rows = read(from, payments.select);

    const auto begun = cpu_ms();
    insert(into, payments.insert, rows, together == 0 ? 1 : together);
    std::printf("{\"rows\":%zu,\"cpu_ms\":%ld}\n", rows.size(), cpu_ms() - begun);
    return 0;
}
