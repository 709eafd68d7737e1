#include "platform/core/refusal.hpp"
#include "platform/db/db.hpp"
#include "platform/testing/store.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace {

constexpr db::Migration schema[] = {{1, "thing",
                                     "CREATE TABLE thing (id {auto_id}, number {integer}, words "
                                     "TEXT, bytes {bytes}, code {uuid}) {strict};"}};

std::string hundred_bytes() {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    return bytes;
}

std::string text_back(std::string_view text) {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (words) VALUES ($1)", {text});
    return *tx.one("SELECT words FROM thing WHERE words = $1", {text},
                   [](const db::Row& row) { return std::string(row.text(0)); });
}

std::int64_t number_back(std::int64_t number) {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (number) VALUES ($1)", {number});
    return *tx.one("SELECT number FROM thing WHERE number = $1", {number},
                   [](const db::Row& row) { return row.integer(0); });
}

}  // namespace

TEST_CASE("a parameter is bound by its number and not by its place") {
    testing::Store store;
    db::Reader reader{store.pool()};

    const auto answer = *reader.one(
        "SELECT $2, $1, $2", {std::int64_t{111}, std::int64_t{222}}, [](const db::Row& row) {
            return std::array{row.integer(0), row.integer(1), row.integer(2)};
        });

    CHECK(answer == std::array<std::int64_t, 3>{222, 111, 222});
}

TEST_CASE("a statement with another number of parameters is a bug") {
    testing::Store store;
    db::Reader reader{store.pool()};
    CHECK_THROWS_AS(reader.run("SELECT CAST($1 AS TEXT), $2", {"one"}), platform::Bug);
}

TEST_CASE("a column that a statement does not have is a bug") {
    testing::Store store;
    db::Reader reader{store.pool()};
    const auto read = [&reader](int column) {
        reader.each("SELECT 1, 2", {}, [column](const db::Row& row) { row.integer(column); });
    };
    CHECK_THROWS_AS(read(2), platform::Bug);
    CHECK_THROWS_AS(read(-1), platform::Bug);
    CHECK_NOTHROW(read(1));
}

TEST_CASE("NULL goes in and out in every type") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    const std::optional<std::string> nothing;

    tx.run("INSERT INTO thing (number, words, bytes, code) VALUES ($1, $2, $3, $4)",
           {nullptr, nothing, nullptr, nullptr});

    const auto nulls =
        *tx.one("SELECT number, words, bytes, code FROM thing", {}, [](const db::Row& row) {
            CHECK_THROWS_AS(row.text(1), platform::Bug);
            CHECK_FALSE(row.maybe_integer(0).has_value());
            return row.is_null(0) && row.is_null(1) && row.is_null(2) && row.is_null(3);
        });
    CHECK(nulls);
}

TEST_CASE("a filter that is NULL filters nothing, whichever call comes first") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (number, words) VALUES (1, 'a'), (2, 'b')");
    const auto count = [&tx](const std::optional<std::string>& words,
                             const std::optional<std::int64_t>& number) {
        return *tx.one(
            "SELECT count(*) FROM thing WHERE ($1 IS NULL OR words = $1) AND ($2 IS NULL OR number "
            "= $2)",
            {words, number}, [](const db::Row& row) { return row.integer(0); });
    };

    CHECK(count({}, {}) == 2);
    CHECK(count("a", {}) == 1);
    CHECK(count({}, 2) == 1);
    CHECK(count("a", 2) == 0);
    CHECK(count({}, {}) == 2);
}

TEST_CASE("bytes go in and out unchanged, none too") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    const db::Blob all{hundred_bytes()};
    const db::Blob none;

    tx.run("INSERT INTO thing (id, bytes) VALUES (1, $1), (2, $2)", {all, none});

    const auto back = tx.all("SELECT bytes FROM thing WHERE bytes IS NOT NULL ORDER BY id", {},
                             [](const db::Row& row) { return row.blob(0); });
    CHECK(back == std::vector{all, none});
    CHECK(tx.one("SELECT 1 FROM thing WHERE bytes = $1", {all}, [](const db::Row&) {
                return 1;
            }).has_value());
}

TEST_CASE("a uuid is found by itself and comes back as its 16 bytes") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    const db::Uuid code{std::string("\x00\xff\x10\x7f-{}'abcdefgh", 16)};

    tx.run("INSERT INTO thing (code) VALUES ($1)", {code});

    CHECK(tx.one("SELECT code FROM thing WHERE code = $1", {code},
                 [](const db::Row& row) { return row.uuid(0); }) == code);
}

TEST_CASE("a uuid of another length is a bug") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    CHECK_THROWS_AS(tx.run("INSERT INTO thing (code) VALUES ($1)", {db::Uuid{"short"}}),
                    platform::Bug);
}

TEST_CASE("the greatest and the least integer come back") {
    CHECK(number_back(std::numeric_limits<std::int64_t>::max()) ==
          std::numeric_limits<std::int64_t>::max());
    CHECK(number_back(std::numeric_limits<std::int64_t>::min()) ==
          std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("text with quotes, line ends, Han and supplementary characters comes back") {
    CHECK(text_back("it's \"quoted\" \\ $1 {x} ?1;--\r\n\t") ==
          "it's \"quoted\" \\ $1 {x} ?1;--\r\n\t");
    CHECK(text_back("明白账 𠮷 𬭚 👍") == "明白账 𠮷 𬭚 👍");
    CHECK(text_back(std::string_view{}).empty());
}

TEST_CASE("text with a NUL character is an error on both engines") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    CHECK_THROWS_AS(tx.run("INSERT INTO thing (words) VALUES ($1)", {std::string_view{"a\0b", 3}}),
                    db::Error);
}

TEST_CASE("a truth value reads as 1 or 0, and a sum as an integer") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (number) VALUES (5), (6)");

    const auto answer = *tx.one(
        "SELECT EXISTS (SELECT 1 FROM thing), 1 = 2, CAST(sum(number) AS {integer}), count(*) FROM "
        "thing",
        {}, [](const db::Row& row) {
            return std::array{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
        });

    CHECK(answer == std::array<std::int64_t, 4>{1, 0, 11, 2});
}

TEST_CASE("a column read as what it is not is a bug") {
    testing::Store store{schema};
    db::Transaction tx{store.pool()};
    tx.run("INSERT INTO thing (number, words, bytes) VALUES (1, 'a', $1)", {db::Blob{"abc"}});

    tx.each("SELECT number, words, bytes FROM thing", {}, [](const db::Row& row) {
        CHECK_THROWS_AS(row.integer(1), platform::Bug);
        CHECK_THROWS_AS(row.text(2), platform::Bug);
        CHECK_THROWS_AS(row.blob(0), platform::Bug);
        CHECK_THROWS_AS(row.uuid(2), platform::Bug);
        CHECK_THROWS_AS(row.integer(3), platform::Bug);
    });
}

TEST_CASE("LIKE minds the case on both engines") {
    testing::Store store;
    db::Reader reader{store.pool()};
    const auto found = reader.one("SELECT 'ABC' LIKE 'abc%'", {},
                                  [](const db::Row& row) { return row.integer(0); });
    CHECK(found == 0);
}
