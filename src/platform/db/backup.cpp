#include "platform/db/backup.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <memory>

extern char** environ;

namespace db {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Handle open_file(const std::string& file, int flags) {
    sqlite3* raw = nullptr;
    const int outcome = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Handle handle{raw};
    if (outcome != SQLITE_OK)
        throw Error{Error::Kind::Other, "a store cannot be opened for copying"};
    sqlite3_busy_timeout(raw, 10'000);
    return handle;
}

void copy_pages(const std::string& from, const std::string& to) {
    auto source = open_file(from, SQLITE_OPEN_READWRITE);
    auto target = open_file(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    ::chmod(to.c_str(), 0600);
    auto* copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (copy == nullptr) throw Error{Error::Kind::Other, "a store cannot be copied"};
    const int outcome = sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    if (outcome == SQLITE_FULL) throw Error{Error::Kind::Full, "no room for the copy of a store"};
    if (outcome != SQLITE_DONE) throw Error{Error::Kind::Other, "a store was not copied whole"};
}

/// Runs a PostgreSQL tool; its own messages go to standard error.
void run_tool(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
        throw Error{Error::Kind::Other, words[0] + " is not installed"};
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw Error{Error::Kind::Other, words[0] + " failed"};
    }
}

bool is_sqlite(const Location& location) {
    return location.url.starts_with(sqlite_prefix);
}

}  // namespace

void back_up(const Location& location, const std::filesystem::path& file) {
    if (is_sqlite(location))
        return copy_pages(location.url.substr(sqlite_prefix.size()), file.string());
    run_tool({"pg_dump", "--format=custom", "--no-owner", "--schema=" + location.schema,
              "--file=" + file.string(), "--dbname=" + location.url});
    ::chmod(file.c_str(), 0600);
}

void restore(const std::filesystem::path& file, const Location& location) {
    if (is_sqlite(location))
        return copy_pages(file.string(), location.url.substr(sqlite_prefix.size()));
    run_tool(
        {"pg_restore", "--exit-on-error", "--no-owner", "--dbname=" + location.url, file.string()});
}

}  // namespace db
