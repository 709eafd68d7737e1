#include "platform/testing/store.hpp"

#include <libpq-fe.h>
#include <stdlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>

namespace testing {
namespace {

std::string make_folder() {
    auto path = (std::filesystem::temp_directory_path() / "mingbai-test-XXXXXX").string();
    if (!::mkdtemp(path.data())) throw std::runtime_error("no temporary folder for a test's store");
    return path;
}

std::string random_schema() {
    std::random_device random;
    return fmt::format("test_{:08x}{:08x}", random(), random());
}

void drop_schema(const db::Location& location) {
    PGconn* connection = PQconnectdb(location.url.c_str());
    const auto sql = "DROP SCHEMA IF EXISTS " + location.schema + " CASCADE";
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    PGresult* result = PQexec(connection, sql.c_str());
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        std::fprintf(stderr, "a test's schema stays behind: %s\n", PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
}

}  // namespace

Store::Place::Place() {
    if (const char* url = std::getenv("MINGBAI_TEST_POSTGRESQL"); url && *url) {
        location = {url, random_schema()};
        return;
    }
    folder = make_folder();
    location = {"sqlite:" + folder + "/store.db", ""};
}

Store::Place::~Place() {
    if (folder.empty()) {
        drop_schema(location);
        return;
    }
    std::error_code ignored;  // a folder left in /tmp fails no test
    std::filesystem::remove_all(folder, ignored);
}

Store::Store(std::span<const db::Migration> migrations)
    : place_(std::make_unique<Place>()), pool_(std::make_unique<db::Pool>(place_->location)) {
    db::migrate(*pool_, migrations);
}

Store::~Store() = default;

}  // namespace testing
