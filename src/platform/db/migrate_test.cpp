#include "platform/db/migrate.hpp"

#include "platform/core/refusal.hpp"
#include "platform/testing/store.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <thread>

namespace {

constexpr std::array migrations{
    db::Migration{1, "first",
                  "CREATE TABLE a (x {integer}) {strict};\nINSERT INTO a VALUES (1);\n"},
    db::Migration{2, "second",
                  "INSERT INTO a VALUES (10); -- the second;\nINSERT INTO a VALUES (100);"},
};
constexpr std::array broken{migrations[0],
                            db::Migration{2, "second", "INSERT INTO a VALUES (5);\nNONSENSE;"}};
constexpr std::array gap{db::Migration{2, "second", "SELECT 1;"}};
constexpr std::array renamed{db::Migration{1, "another", "SELECT 1;"}};

std::int64_t total(db::Pool& pool) {
    db::Reader reader{pool};
    return *reader.one("SELECT CAST(sum(x) AS {integer}) FROM a", {},
                       [](const db::Row& row) { return row.integer(0); });
}

}  // namespace

TEST_CASE("each migration is applied once") {
    testing::Store store;
    CHECK(db::migrate(store.pool(), migrations) == 2);
    CHECK(db::migrate(store.pool(), migrations) == 0);
    CHECK(total(store.pool()) == 111);
}

TEST_CASE("a store goes on from where it is") {
    testing::Store store{std::span(migrations).first(1)};
    CHECK(db::migrate(store.pool(), migrations) == 1);
    CHECK(total(store.pool()) == 111);
}

TEST_CASE("a store newer than the program is refused") {
    testing::Store store{migrations};
    CHECK_THROWS_AS(db::migrate(store.pool(), std::span(migrations).first(1)), db::Error);
}

TEST_CASE("a store with another migration of that number is refused") {
    testing::Store store{std::span(migrations).first(1)};
    CHECK_THROWS_AS(db::migrate(store.pool(), renamed), db::Error);
}

TEST_CASE("a migration that fails leaves nothing of itself") {
    testing::Store store;
    CHECK_THROWS_AS(db::migrate(store.pool(), broken), db::Error);
    CHECK(total(store.pool()) == 1);
}

TEST_CASE("a gap in the numbers is a bug") {
    testing::Store store;
    CHECK_THROWS_AS(db::migrate(store.pool(), gap), platform::Bug);
}

TEST_CASE("programs that migrate at once apply each migration once") {
    testing::Store store;
    std::atomic<int> applied = 0;
    {
        std::vector<std::jthread> programs;
        for (int i = 0; i < 4; ++i)
            programs.emplace_back([&store, &applied] {
                db::Pool own{store.location(), 1};
                applied += db::migrate(own, migrations);
            });
    }
    CHECK(applied == 2);
    CHECK(total(store.pool()) == 111);
}
