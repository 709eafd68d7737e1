#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace engine {

/// Calls `ring` once, from another thread, unless it goes out of scope before `limit`.
class Watch {
public:
    Watch(std::chrono::milliseconds limit, std::function<void()> ring)
        : thread_([this, limit, ring = std::move(ring)] {
              std::unique_lock lock{mutex_};
              if (over_.wait_for(lock, limit, [this] { return done_; })) return;
              rang_ = true;
              ring();
          }) {}
    ~Watch() {
        {
            const std::lock_guard lock{mutex_};
            done_ = true;
        }
        over_.notify_one();
        thread_.join();
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    bool rang() const { return rang_; }

private:
    std::mutex mutex_;
    std::condition_variable over_;
    bool done_ = false;
    std::atomic<bool> rang_ = false;
    std::thread thread_;
};

}  // namespace engine
