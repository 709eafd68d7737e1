#include "platform/core/refusal.hpp"
#include "platform/db/db.hpp"
#include "platform/testing/store.hpp"

#include <doctest/doctest.h>

namespace {

constexpr db::Migration schema[] = {{1, "row",
                                     "CREATE TABLE item (id {integer} PRIMARY KEY, name TEXT, "
                                     "bytes {bytes}, code {uuid}, n {integer}) {strict};"}};
const db::Uuid code{"0123456789abcdef"};

std::int64_t count(db::Session& session) {
    return *session.one("SELECT count(*) FROM item", {},
                        [](const db::Row& row) { return row.integer(0); });
}

}  // namespace

TEST_CASE("a hundred thousand rows go in, and every value with them") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    auto rows = tx.bulk("item", {"id", "name", "bytes", "code", "n"});
    for (std::int64_t i = 0; i < 100'000; ++i)
        rows->add({i, "名字", db::Blob{std::string(3, '\0')}, code,
                   i % 2 == 0 ? db::Param{nullptr} : db::Param{-i}});
    rows->finish();

    CHECK(count(tx) == 100'000);
    const auto wrong =
        tx.one("SELECT count(*) FROM item WHERE name <> $1 OR bytes <> $2 OR code <> $3",
               {"名字", db::Blob{std::string(3, '\0')}, code},
               [](const db::Row& row) { return row.integer(0); });
    CHECK(wrong == 0);
    CHECK(tx.one("SELECT count(*) FROM item WHERE n = -id", {},
                 [](const db::Row& row) { return row.integer(0); }) == 50'000);
    rows.reset();
    tx.commit();
    db::Reader reader{store.pool()};
    CHECK(count(reader) == 100'000);
}

TEST_CASE("a bulk insert without a row adds none") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.bulk("item", {"id"})->finish();
    CHECK(count(tx) == 0);
    tx.commit();
}

TEST_CASE("a bulk insert that is not finished cannot be committed") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.bulk("item", {"id"})->add({1});
    CHECK_THROWS_AS(tx.commit(), db::Error);
}

TEST_CASE("a repeated key in a bulk insert is a constraint error and the pool goes on") {
    testing::Store store{schema};
    const auto insert_twice = [&store] {
        db::Transaction tx{store.pool()};
        auto rows = tx.bulk("item", {"id"});
        rows->add({1});
        rows->add({1});
        rows->finish();
    };
    auto kind = db::Error::Kind::Other;
    try {
        insert_twice();
    } catch (const db::Error& error) {
        kind = error.kind();
    }

    CHECK(kind == db::Error::Kind::Constraint);
    db::Transaction tx{store.pool()};
    CHECK(count(tx) == 0);
}

TEST_CASE("a value of another type than its column is an error") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    auto rows = tx.bulk("item", {"id", "bytes"});
    CHECK_THROWS_AS(rows->add({"not a number", nullptr}), db::Error);
}

TEST_CASE("a statement, a commit or a short row in the middle of a bulk insert is a bug") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    auto rows = tx.bulk("item", {"id", "name"});
    CHECK_THROWS_AS(count(tx), platform::Bug);
    CHECK_THROWS_AS(tx.commit(), platform::Bug);
    CHECK_THROWS_AS(rows->add({1}), platform::Bug);
}

TEST_CASE("a table or column name that is not plain is a bug") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    CHECK_THROWS_AS(tx.bulk("item; DROP", {"id"}), platform::Bug);
    CHECK_THROWS_AS(tx.bulk("item", {"id\""}), platform::Bug);
}
