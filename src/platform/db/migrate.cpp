#include "platform/db/migrate.hpp"

#include "platform/core/refusal.hpp"
#include "platform/db/lease.hpp"

#include <fmt/format.h>

namespace db {
namespace {

/// A transaction that may also run a migration's text.
class Step final : public Transaction {
public:
    explicit Step(Pool& pool) : Transaction(pool) {
        lease_->ask([](Connection& connection) {
            connection.claim_store();
            connection.script(
                "CREATE TABLE IF NOT EXISTS schema_migration (\n"
                "  number {integer} NOT NULL PRIMARY KEY,\n"
                "  name TEXT NOT NULL,\n"
                "  applied_at TEXT NOT NULL\n"
                ") {strict};\n");
        });
    }

    void apply(const Migration& migration) {
        lease_->ask([&](Connection& connection) { connection.script(migration.text); });
        run("INSERT INTO schema_migration (number, name, applied_at)\n"
            "VALUES ($1, $2, CAST(CURRENT_TIMESTAMP AS TEXT))",
            {migration.number, migration.name});
    }

    std::vector<std::string> applied() {
        return all("SELECT name FROM schema_migration ORDER BY number", {},
                   [](const Row& row) { return std::string(row.text(0)); });
    }
};

void require_unbroken(std::span<const Migration> migrations) {
    int expected = 1;
    for (const Migration& migration : migrations)
        if (migration.number != expected++) platform::bug("migrations are not numbered 1, 2, 3 …");
}

void require_known(const std::vector<std::string>& applied, std::span<const Migration> migrations) {
    if (applied.size() > migrations.size())
        throw Error{Error::Kind::Other,
                    fmt::format("the store is newer than the program: it has {} migrations, the "
                                "program knows {}",
                                applied.size(), migrations.size())};
    for (std::size_t i = 0; i < applied.size(); ++i)
        if (applied[i] != migrations[i].name)
            throw Error{Error::Kind::Other,
                        fmt::format("migration {} of the store is {}, the program's is {}", i + 1,
                                    applied[i], migrations[i].name)};
}

}  // namespace

int migrate(Pool& pool, std::span<const Migration> migrations) {
    require_unbroken(migrations);
    for (int count = 0;; ++count) {
        Step step{pool};
        const auto applied = step.applied();
        require_known(applied, migrations);
        const bool complete = applied.size() == migrations.size();
        if (!complete) step.apply(migrations[applied.size()]);
        step.commit();
        if (complete) return count;
    }
}

}  // namespace db
