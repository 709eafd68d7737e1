#include "platform/testing/store.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace testing {
namespace {

std::string make_folder() {
    auto path = (std::filesystem::temp_directory_path() / "mingbai-test-XXXXXX").string();
    if (!::mkdtemp(path.data())) throw std::runtime_error("no temporary folder for a test's store");
    return path;
}

/// Of this process, this store and this moment: a process number may come again.
std::string own_schema() {
    static std::atomic<int> stores = 0;
    const auto moment = std::chrono::steady_clock::now().time_since_epoch().count();
    return fmt::format("test_{}_{}_{}", ::getpid(), ++stores, moment);
}

void drop_schema(const db::Location& location) {
    PGconn* connection = PQconnectdb(location.url.c_str());
    const auto sql = "DROP SCHEMA IF EXISTS " + location.schema + " CASCADE";
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    PGresult* result = PQexec(connection, sql.c_str());
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        (void)std::fprintf(stderr, "a test's schema stays behind: %s\n",
                           PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
}

}  // namespace

Store::Place::Place() {
    if (const char* url = std::getenv("MINGBAI_TEST_POSTGRESQL"); url && *url) {
        location = {url, own_schema()};
        return;
    }
    folder = make_folder();
    location = {fmt::format("sqlite:{}", (std::filesystem::path(folder) / "store.db").string()),
                ""};
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
