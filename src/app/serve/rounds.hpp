#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace app {

/// A thread that does one thing again and again: a second after it went well, and after a failure
/// more and more rarely, a minute apart at the most.
class Rounds {
public:
    /// `round` answers whether all is well, and throws nothing.
    explicit Rounds(std::function<bool()> round) : round_(std::move(round)) {}
    /// Waits for the round under way.
    ~Rounds();
    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;

    void start();
    /// From any thread: no further round begins.
    void end();
    bool is_ending();

private:
    void work();

    std::function<bool()> round_;
    std::mutex mutex_;  // not Guarded<>: the condition variable needs the bare mutex
    std::condition_variable wake_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace app
