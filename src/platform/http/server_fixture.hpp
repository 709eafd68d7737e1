#pragma once

#include "platform/http/running.hpp"
#include "platform/http/static_files.hpp"
#include "platform/testing/http_client.hpp"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>

/// What the server's tests share.
namespace http_test {

enum class Permission { Anyone, Clerk };

/// Holds handlers until opened, and lets a test wait for them to arrive.
class Barrier {
public:
    void pass() {
        std::unique_lock lock{mutex_};
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void wait_for(int count) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this, count] { return arrived_ >= count; });
    }
    void open() {
        std::lock_guard lock{mutex_};
        open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool open_ = false;
};

/// A server with one route of each kind. Clerks bear the cookie "mingbai_session=clerk".
struct Site {
    Barrier barrier;
    http::Metrics metrics;
    std::filesystem::path folder;
    http::Router router;
    http::Hooks hooks;
    http::ServerOptions options;
    std::optional<http::Running> server;

    Site();
    ~Site();
    /// Takes the options as they are then.
    std::uint16_t port();
    std::ptrdiff_t spooled() const;
};

}  // namespace http_test
