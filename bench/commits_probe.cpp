// How many small transactions a second one SQLite store keeps, several threads writing to it in
// turn:
//
//   commits_probe FILE THREADS SECONDS full|grouped      prints {"commits_a_second":…,"cpu_us":…}
//
// full: as the product does, synchronous=FULL, each commit waits for the disk while it holds the
// writer. grouped: commits are written without waiting, and one wait for the disk, outside the
// writer, serves all that came before it. Either way no thread goes on before its commit is on the
// disk. docs/adr/0010 is about the difference.

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Close {
    void operator()(sqlite3* store) const { sqlite3_close(store); }
};

[[noreturn]] void fail(const char* why) {
    std::fprintf(stderr, "commits_probe: %s\n", why);
    std::exit(2);
}

/// The one writer, and who waits for the disk.
class Store {
public:
    Store(const std::string& path, bool grouped) : grouped_(grouped) {
        sqlite3* opened = nullptr;
        if (sqlite3_open(path.c_str(), &opened) != SQLITE_OK) fail("cannot open");
        store_.reset(opened);
        execute("PRAGMA journal_mode = WAL");
        execute(grouped ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
        execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        log_ = ::open((path + "-wal").c_str(), O_RDWR | O_CLOEXEC);
        if (log_ < 0) fail("cannot open the log");
    }
    ~Store() { ::close(log_); }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    void commit() {
        std::uint64_t mine = 0;
        {
            const std::lock_guard lock{writer_};
            execute("BEGIN IMMEDIATE");
            execute(
                "INSERT INTO kept (text) VALUES ('what somebody was told is kept, some 200 bytes "
                "of it, as an audit row or an upload has them: officer, action, object, time, "
                "the digest of the row before it')");
            execute("COMMIT");
            mine = ++written_;
        }
        if (grouped_) wait_for_disk(mine);
    }

private:
    void execute(const char* sql) {
        if (sqlite3_exec(store_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(sqlite3_errmsg(store_.get()));
    }

    /// The first to come waits for the disk on behalf of all that have written by then.
    void wait_for_disk(std::uint64_t mine) {
        std::unique_lock lock{disk_};
        while (on_disk_ < mine) {
            if (syncing_) {
                changed_.wait(lock);
                continue;
            }
            syncing_ = true;
            lock.unlock();
            const auto covered = written_.load();
            if (::fdatasync(log_) != 0) fail("the disk does not keep it");
            lock.lock();
            syncing_ = false;
            on_disk_ = covered;
            changed_.notify_all();
        }
    }

    const bool grouped_;
    std::unique_ptr<sqlite3, Close> store_;
    int log_ = -1;
    std::mutex writer_, disk_;
    std::condition_variable changed_;
    std::atomic<std::uint64_t> written_{0};
    std::uint64_t on_disk_ = 0;
    bool syncing_ = false;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) fail("usage: commits_probe FILE THREADS SECONDS full|grouped");
    Store store{arguments[1], std::string(arguments[4]) == "grouped"};
    const auto threads = std::strtoul(arguments[2], nullptr, 10);
    const auto end = std::chrono::steady_clock::now() +
                     std::chrono::seconds{std::strtol(arguments[3], nullptr, 10)};
    const auto begun = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> commits{0};
    {
        std::vector<std::jthread> working;
        for (std::size_t i = 0; i < threads; ++i) {
            working.emplace_back([&store, &commits, end] {
                while (std::chrono::steady_clock::now() < end) {
                    store.commit();
                    ++commits;
                }
            });
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const double cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6 +
                       static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    const auto made = static_cast<double>(commits.load());
    std::printf("{\"commits_a_second\":%.0f,\"cpu_us\":%.1f}\n", made / took.count(), cpu / made);
    return 0;
}
