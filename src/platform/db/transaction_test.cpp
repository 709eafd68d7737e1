#include "platform/core/refusal.hpp"
#include "platform/db/db.hpp"
#include "platform/testing/store.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <thread>

namespace {

constexpr db::Migration schema[] = {
    {1, "thing",
     "CREATE TABLE thing (id {auto_id}, name TEXT NOT NULL UNIQUE, size {integer} CHECK (size >= "
     "0)) {strict};\n"
     "CREATE TABLE part (thing {integer} NOT NULL REFERENCES thing (id)) {strict};\n"}};

std::int64_t count(db::Session& session) {
    return *session.one("SELECT count(*) FROM thing", {},
                        [](const db::Row& row) { return row.integer(0); });
}

void add(db::Pool& pool, std::string_view name) {
    db::Transaction tx{pool};
    tx.run("INSERT INTO thing (name) VALUES ($1)", {name});
    tx.commit();
}

template <class Work>
std::optional<db::Error> error_of(Work work) {
    try {
        work();
    } catch (const db::Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("what is committed is seen and what is not is gone") {
    testing::Store store{schema};
    add(store.pool(), "kept");
    {
        db::Transaction tx{store.pool()};
        tx.run("INSERT INTO thing (name) VALUES ('dropped')");
        CHECK(count(tx) == 2);
    }

    db::Reader reader{store.pool()};
    CHECK(reader.all("SELECT name FROM thing", {}, [](const db::Row& row) {
        return std::string(row.text(0));
    }) == std::vector<std::string>{"kept"});
}

TEST_CASE("a statement answers how many rows it touched") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};

    CHECK(tx.run("INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')") == 3);
    CHECK(tx.run("UPDATE thing SET size = 1 WHERE name <> 'a'") == 2);
    CHECK(tx.run("DELETE FROM thing WHERE name = 'none'") == 0);
    CHECK(tx.run("SELECT name FROM thing") == 0);
    CHECK(tx.run("CREATE INDEX thing_size ON thing (size)") == 0);
}

TEST_CASE("an insert can answer its new row's number") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    const auto insert = [&tx](std::string_view name) {
        return *tx.one("INSERT INTO thing (name) VALUES ($1) RETURNING id", {name},
                       [](const db::Row& row) { return row.integer(0); });
    };
    const auto first = insert("a");
    CHECK(insert("b") == first + 1);
}

TEST_CASE("a broken constraint is an error of that kind that tells no value") {
    testing::Store store{schema};
    add(store.pool(), "secret");
    const auto insert = [&store](const std::optional<std::string>& name, std::int64_t size,
                                 std::int64_t thing) {
        db::Transaction tx{store.pool()};
        tx.run("INSERT INTO thing (name, size) VALUES ($1, $2)", {name, size});
        tx.run("INSERT INTO part (thing) VALUES ($1)", {thing});
        tx.commit();
    };

    const auto unique = error_of([&] { insert("secret", 1, 1); });
    const auto check = error_of([&] { insert("secret2", -77, 1); });
    const auto reference = error_of([&] { insert("secret3", 1, 77777); });
    const auto null = error_of([&] { insert({}, 1, 1); });

    REQUIRE((unique && check && reference && null));
    CHECK(unique->kind() == db::Error::Kind::Constraint);
    CHECK(check->kind() == db::Error::Kind::Constraint);
    CHECK(reference->kind() == db::Error::Kind::Constraint);
    CHECK(null->kind() == db::Error::Kind::Constraint);
    const std::string texts = std::string(unique->what()) + check->what() + reference->what();
    CHECK(texts.find("secret") == std::string::npos);
    CHECK(texts.find("77") == std::string::npos);
}

TEST_CASE("a value that does not fit its column is an error that does not tell it") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};

    const auto error =
        error_of([&] { tx.run("INSERT INTO thing (name, size) VALUES ('a', $1)", {"s3cret"}); });

    REQUIRE(error);
    CHECK(std::string(error->what()).find("s3cret") == std::string::npos);
}

TEST_CASE("a value the server cannot read is an error that does not tell it") {
    testing::Store store{schema};
    if (store.pool().engine() == db::Engine::Sqlite) return;  // casts what is no number to 0
    db::Transaction tx{store.pool()};

    const auto error = error_of([&] { tx.run("SELECT CAST($1 AS BIGINT)", {"s3cret"}); });

    REQUIRE(error);
    CHECK(std::string(error->what()).find("s3cret") == std::string::npos);
    CHECK(std::string(error->what()).find("22P02") != std::string::npos);
}

TEST_CASE("after an error a transaction answers nothing more and cannot commit") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (name) VALUES ('a')");
    CHECK_THROWS_AS(tx.run("INSERT INTO thing (name) VALUES ('a')"), db::Error);

    CHECK_THROWS_AS(tx.run("INSERT INTO thing (name) VALUES ('b')"), db::Error);
    CHECK_THROWS_AS(tx.commit(), db::Error);
}

TEST_CASE("a pool is whole again after a failed transaction") {
    testing::Store store{schema};
    add(store.pool(), "a");
    CHECK_THROWS_AS(add(store.pool(), "a"), db::Error);

    add(store.pool(), "b");

    db::Reader reader{store.pool()};
    CHECK(count(reader) == 2);
}

TEST_CASE("a second transaction of the same thread is a bug, after a commit it is not") {
    testing::Store store{schema};
    db::Transaction first{store.pool()};
    CHECK_THROWS_AS(db::Transaction{store.pool()}, platform::Bug);
    first.commit();
    db::Transaction second{store.pool()};
    CHECK_THROWS_AS(first.run("DELETE FROM thing"), platform::Bug);
    CHECK(count(second) == 0);
}

TEST_CASE("a reader cannot write") {
    testing::Store store{schema};
    db::Reader reader{store.pool()};
    CHECK_THROWS_AS(reader.run("INSERT INTO thing (name) VALUES ('a')"), db::Error);
}

TEST_CASE("a reader sees one state while a writer commits") {
    testing::Store store{schema};
    add(store.pool(), "before");
    db::Reader reader{store.pool()};
    CHECK(count(reader) == 1);

    add(store.pool(), "after");

    CHECK(count(reader) == 1);
    CHECK_FALSE(reader.one("SELECT 1 FROM thing WHERE name = 'after'", {},
                           [](const db::Row&) { return 1; }));
    db::Reader later{store.pool()};
    CHECK(count(later) == 2);
}

TEST_CASE("statements nest, the same one too") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')");
    std::string seen;
    const auto names = [&](const std::function<void(const std::string&)>& use) {
        tx.each("SELECT name FROM thing ORDER BY name", {},
                [&use](const db::Row& row) { use(std::string(row.text(0))); });
    };

    names([&](const std::string& outer) {
        names([&](const std::string& inner) { seen += outer + inner + ' '; });
        tx.run("UPDATE thing SET size = 1 WHERE name = $1", {outer});
    });

    CHECK(seen == "aa ab ac ba bb bc ca cb cc ");
    CHECK(tx.one("SELECT CAST(sum(size) AS {integer}) FROM thing", {},
                 [](const db::Row& row) { return row.integer(0); }) == 3);
}

TEST_CASE("an exception out of a row's use leaves the session usable") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (name) VALUES ('a'), ('b')");

    CHECK_THROWS_AS(
        tx.each("SELECT name FROM thing", {}, [](const db::Row&) { platform::bug("stop"); }),
        platform::Bug);

    CHECK(count(tx) == 2);
    tx.commit();
}

TEST_CASE("eight threads write at once and nothing is lost") {
    testing::Store store{schema};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&store, thread] {
            for (int i = 0; i < 20; ++i)
                add(store.pool(), fmt::format("{}-{}", thread, i));
        });
    threads.clear();

    db::Reader reader{store.pool()};
    CHECK(count(reader) == 160);
}

TEST_CASE("more readers than connections wait for each other") {
    testing::Store store{schema};
    db::Pool narrow{store.location(), 1};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&narrow] {
            for (int i = 0; i < 20; ++i) {
                db::Reader reader{narrow};
                count(reader);
            }
        });
    threads.clear();
    db::Reader reader{narrow};
    CHECK(count(reader) == 0);
}

TEST_CASE("a connection the server has ended is replaced when it is next leased") {
    testing::Store store{schema};
    add(store.pool(), "a");
    if (store.pool().engine() == db::Engine::Sqlite) return;  // has no server
    std::int64_t idle = 0;  // the only connection, ended by its number: other tests have theirs
    {
        db::Transaction tx{store.pool()};
        idle = *tx.one("SELECT pg_backend_pid()", {},
                       [](const db::Row& row) { return row.integer(0); });
        tx.commit();
    }
    db::Pool other{store.location(), 1};
    {
        db::Transaction tx{other};
        CHECK(tx.one("SELECT pg_terminate_backend(CAST($1 AS integer))", {idle},
                     [](const db::Row& row) { return row.integer(0); }) == 1);
        tx.commit();
    }

    db::Transaction tx{store.pool()};
    CHECK(tx.one("SELECT pg_backend_pid()", {},
                 [](const db::Row& row) { return row.integer(0); }) != idle);
    CHECK(count(tx) == 1);
}

TEST_CASE("a store's files are for their owner only") {
    testing::Store store{schema};
    if (store.pool().engine() == db::Engine::Postgresql) return;  // has no file
    add(store.pool(), "a");
    const auto folder = std::filesystem::path(store.location().url.substr(7)).parent_path();
    for (const auto& file : std::filesystem::directory_iterator(folder))
        CHECK(file.status().permissions() ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a location of another kind, or that cannot be opened, is an error") {
    CHECK_THROWS_AS(db::Pool(db::Location{"mysql://x", ""}), db::Error);
    db::Pool nowhere{db::Location{"sqlite:/nonexistent/folder/x.db", ""}};
    CHECK_THROWS_AS(db::Reader{nowhere}, db::Error);
    db::Pool refused{db::Location{"postgresql://127.0.0.1:1/x", "s"}};
    CHECK_THROWS_AS(db::Reader{refused}, db::Error);
    db::Pool injected{db::Location{"postgresql://127.0.0.1:1/x", "s\"; DROP"}};
    CHECK_THROWS_AS(db::Reader{injected}, db::Error);
}
