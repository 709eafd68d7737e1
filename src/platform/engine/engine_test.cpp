#include "platform/engine/engine.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <vector>

using engine::Error;
using engine::Type;
using engine::Value;
using namespace std::chrono_literals;

namespace {

std::vector<std::unique_ptr<engine::Engine>> engines() {
    std::vector<std::unique_ptr<engine::Engine>> opened;
    opened.push_back(engine::open_duckdb(MINGBAI_DUCKDB, {}));
    if (const char* url = std::getenv("MINGBAI_TEST_POSTGRESQL"))
        opened.push_back(engine::open_postgresql(url, {}));
    return opened;
}

const engine::Table people{"people",
                           {{"id", Type::Uuid},
                            {"name", Type::Text},
                            {"born", Type::Date},
                            {"fen", Type::Integer},
                            {"old", Type::Boolean}}};

Error::Kind kind_of(engine::Engine& engine, const std::string& statement,
                    std::chrono::milliseconds limit = 10s) {
    try {
        engine.ask(statement, limit, {{}, [](auto) {}});
    } catch (const Error& error) {
        return error.kind();
    }
    FAIL("nothing was thrown");
    return Error::Kind::Missing;
}

}  // namespace

TEST_CASE("what is loaded comes back, on every engine") {
    const std::string id{"\x80\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f", 16};
    for (const auto& engine : engines()) {
        CAPTURE(engine->version());
        const auto loader = engine->load(people);
        for (std::int64_t i = 0; i < 5000; ++i)
            loader->add(std::vector<Value>{Value::of(std::string_view{id}),
                                           Value::of(std::string_view{"张\t三\\一个很长的名字"}),
                                           Value::of(i - 800), i % 2 == 0 ? Value{} : Value::of(i),
                                           Value::of(std::int64_t{i % 3 == 0 ? 1 : 0})});
        loader->finish();
        engine->close_for_questions();
        std::int64_t count = 0;
        std::vector<std::string> names;
        engine->ask(
            "SELECT id, name, born, fen, old, CAST(sum(fen) OVER () AS BIGINT) AS total FROM "
            "people ORDER BY born",
            10s,
            {[&](auto columns) {
                 for (const auto& column : columns)
                     names.push_back(column.name);
             },
             [&](auto row) {
                 CHECK(row[0].bytes == id);
                 CHECK(row[1].bytes == "张\t三\\一个很长的名字");
                 CHECK(row[2].number == count - 800);
                 CHECK(row[3].null == (count % 2 == 0));
                 if (!row[3].null) CHECK(row[3].number == count);
                 CHECK((row[4].number != 0) == (count % 3 == 0));
                 CHECK(row[5].number == 6250000);
                 ++count;
             }});
        CHECK(count == 5000);
        CHECK(names == std::vector<std::string>{"id", "name", "born", "fen", "old", "total"});
    }
}

TEST_CASE(
    "a wrong statement, an endless one and one that changes something are errors of their own, and "
    "the engine goes on") {
    for (const auto& engine : engines()) {
        CAPTURE(engine->version());
        engine->load(people)->finish();
        engine->close_for_questions();
        CHECK(kind_of(*engine, "SELECT nothing FROM people") == Error::Kind::Statement);
        CHECK(kind_of(*engine, "SELECT FROM WHERE") == Error::Kind::Statement);
        CHECK(kind_of(*engine,
                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      "2000000000) SELECT count(*) FROM n",
                      300ms) == Error::Kind::Time);
        std::int64_t one = 0;
        engine->ask("SELECT 1 AS one", 10s, {{}, [&](auto row) { one = row[0].number; }});
        CHECK(one == 1);
    }
}

TEST_CASE("a statement reaches no file and no setting") {
    const auto engine = engine::open_duckdb(MINGBAI_DUCKDB, {});
    engine->load(people)->finish();
    engine->close_for_questions();
    CHECK(kind_of(*engine, "SELECT column0 FROM read_csv('/etc/passwd')") ==
          Error::Kind::Statement);
    CHECK(kind_of(*engine, "COPY people TO '/tmp/mingbai-people.csv'") == Error::Kind::Statement);
    CHECK(kind_of(*engine, "SET memory_limit = '90GB'") == Error::Kind::Statement);
    CHECK(kind_of(*engine, "ATTACH '/tmp/mingbai-other.db'") == Error::Kind::Statement);
}

TEST_CASE("memory has a bound") {
    const auto engine = engine::open_duckdb(MINGBAI_DUCKDB, {1, 64ULL << 20U, {}});
    CHECK(
        kind_of(*engine, "SELECT count(DISTINCT md5(CAST(i AS TEXT))) FROM range(20000000) t(i)") ==
        Error::Kind::Memory);
}

TEST_CASE("without the library, that is said") {
    try {
        engine::open_duckdb("/nowhere/libduckdb.so", {});
        FAIL("opened");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Missing);
    }
}
