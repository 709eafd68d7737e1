#pragma once

#include "platform/jobs/queue.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace jobs {

/// Thrown out of a handler because the runner stops: the job waits for the next start and loses no
/// attempt.
class Stopped : public std::runtime_error {
public:
    Stopped() : std::runtime_error("the runner stops") {}
};

/// The job at hand, for its handler.
class Work {
public:
    Work(Queue& queue, Taken job, const std::atomic<bool>& stopping)
        : queue_(queue), job_(std::move(job)), stopping_(stopping) {}

    JobId id() const { return job_.id; }
    const std::string& payload() const { return job_.payload; }
    int attempt() const { return job_.attempt; }
    /// How far it is, 0 to 100, in a transaction of its own: call it between the handler's. Throws
    /// Stopped when the runner wants to stop; a handler that cannot break off never calls it.
    void progress(int percent);

private:
    Queue& queue_;
    Taken job_;
    const std::atomic<bool>& stopping_;
    int shown_ = 0;
};

/// Does one kind of job. It may run twice and must do no harm: a kill, or a lost commit, repeats
/// it. A platform::Refusal fails the job at once, with its text as the result; whatever else it
/// throws is our failure, and the job is tried again.
using Handler = std::function<void(Work&)>;

/// Runs a queue's jobs on threads of its own. Jobs of kinds it has no handler for stay queued.
class Runner {
public:
    static constexpr int most_attempts = 5;

    Runner(Queue& queue, std::map<std::string, Handler> handlers);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// Queues again what a kill left running, then works. Call it once.
    void start(int threads = 1);
    /// Takes no more jobs and waits for those at hand to finish or to break off. Harmless twice.
    void stop();
    /// Runs the job that is due first, here and now, and says whether there was one; for tests and
    /// the command line.
    bool run_one();

private:
    void work();
    void run(const Taken& job);
    void fail_or_retry(const Taken& job, const char* what);

    Queue& queue_;
    std::map<std::string, Handler> handlers_;
    std::vector<std::string> kinds_;
    std::atomic<bool> stopping_ = false;
    std::vector<std::thread> threads_;
};

/// How long a job rests after an attempt that failed.
std::chrono::milliseconds rest_after(int attempt);

}  // namespace jobs
