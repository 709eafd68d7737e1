#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// The worker threads on which handlers run, and the bounded queue before them.
class WorkerPool {
public:
    using Job = std::function<void()>;

    WorkerPool(int workers, std::size_t queue_limit);
    /// Runs what is queued, then ends the threads.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False when the queue is full. A job must not throw.
    bool push(Job job);
    /// The next part of a job already accepted; never refused, so that no answer breaks off.
    void push_further(Job job);

private:
    void work();

    std::size_t limit_;
    std::mutex mutex_;  // not Guarded<>: the condition variable needs the bare mutex
    std::condition_variable wake_;
    std::deque<Job> jobs_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace http
