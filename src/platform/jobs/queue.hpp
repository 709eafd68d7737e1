#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/id.hpp"
#include "platform/db/db.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace jobs {

using JobId = platform::Id<class Job>;

enum class State { Queued, Running, Done, Failed };

/// Where a job stands, as its owner's page shows it.
struct Status {
    State state = State::Queued;
    int progress = 0;  ///< 0 to 100
    int attempts = 0;
    std::string result;  ///< for users: why it failed; empty otherwise
};

/// A job as a worker takes it.
struct Taken {
    JobId id;
    std::string kind;
    std::string payload;
    int attempt = 1;
};

/// The durable queue in a store that has the table jobs_job. Thread-safe. One process in a county
/// runs a kind of job; several threads and several processes may enqueue.
class Queue {
public:
    Queue(db::Pool& pool, const platform::Clock& clock) : pool_(pool), clock_(clock) {}
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    /// A row in the caller's transaction: the work is wanted if and only if that commits. `payload`
    /// is JSON and holds numbers of rows, never anybody's data.
    JobId enqueue(db::Transaction& tx, std::string_view kind, std::string_view payload,
                  std::optional<platform::Instant> not_before = {});
    /// Tells waiting workers that a transaction with a job has committed; without it they find the
    /// job a second later.
    void ring();

    std::optional<Status> find(db::Session& session, JobId id) const;

    // For the runner.

    /// Queues again what a killed process left running.
    int requeue_running(std::span<const std::string> kinds);
    /// The job that is due first, now running; nothing if none is due.
    std::optional<Taken> take(std::span<const std::string> kinds);
    void set_progress(JobId id, int percent);
    void finish(JobId id);
    /// Back into the queue, not before then. Interrupted: the attempt does not count.
    enum class Attempt { Counts, Interrupted };
    void put_back(JobId id, platform::Instant not_before, Attempt attempt);
    void fail(JobId id, std::string_view result);
    /// Waits for a ring after the `heard`-th, or for so long; answers how many there have been.
    std::uint64_t wait(std::uint64_t heard, std::chrono::milliseconds at_most);
    platform::Instant now() const { return clock_.now(); }

private:
    db::Pool& pool_;
    const platform::Clock& clock_;
    std::mutex mutex_;
    std::condition_variable bell_;
    std::uint64_t rings_ = 0;
};

}  // namespace jobs
