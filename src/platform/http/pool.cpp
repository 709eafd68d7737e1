#include "platform/http/pool.hpp"

#include "platform/crypto/stack.hpp"

namespace http {

WorkerPool::WorkerPool(int workers, std::size_t queue_limit) : limit_(queue_limit) {
    for (int i = 0; i < workers; ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    {
        std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

bool WorkerPool::push(Job job) {
    {
        std::lock_guard lock{mutex_};
        if (jobs_.size() >= limit_) return false;
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void WorkerPool::push_further(Job job) {
    {
        std::lock_guard lock{mutex_};
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void WorkerPool::work() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job();
        job = {};
        crypto::wipe_stack();  // of what was read and answered
    }
}

}  // namespace http
