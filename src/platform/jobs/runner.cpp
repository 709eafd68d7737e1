#include "platform/jobs/runner.hpp"

#include "platform/core/refusal.hpp"
#include "platform/log/log.hpp"

#include <algorithm>
#include <array>

namespace jobs {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds look_again = 1s;

}  // namespace

std::chrono::milliseconds rest_after(int attempt) {
    constexpr std::array<std::chrono::milliseconds, 4> rests{5s, 30s, 5min, 30min};
    const auto at =
        static_cast<std::size_t>(std::clamp(attempt, 1, static_cast<int>(rests.size())));
    return rests[at - 1];
}

void Work::progress(int percent) {
    if (stopping_) throw Stopped{};
    percent = std::clamp(percent, 0, 100);
    if (percent <= shown_) return;
    queue_.set_progress(job_.id, percent);
    shown_ = percent;
}

Runner::Runner(Queue& queue, std::map<std::string, Handler> handlers)
    : queue_(queue), handlers_(std::move(handlers)) {
    for (const auto& [kind, handler] : handlers_)
        kinds_.push_back(kind);
}

Runner::~Runner() {
    stop();
}

void Runner::start(int threads) {
    if (const int left = queue_.requeue_running(kinds_); left > 0)
        logging::info("jobs_requeued", {{"count", left}});
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

void Runner::stop() {
    stopping_ = true;
    queue_.ring();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

void Runner::work() {
    std::uint64_t heard = 0;
    while (!stopping_) {
        // The store may be away for a while; a worker outlives that.
        try {
            if (run_one()) continue;
        } catch (const std::exception& error) {
            logging::error("jobs_store_failed", {{"what", error.what()}});
        }
        if (!stopping_) heard = queue_.wait(heard, look_again);
    }
}

bool Runner::run_one() {
    const auto job = queue_.take(kinds_);
    if (!job) return false;
    run(*job);
    return true;
}

void Runner::run(const Taken& job) {
    Work work{queue_, job, stopping_};
    try {
        handlers_.at(job.kind)(work);
        queue_.finish(job.id);
    } catch (const Stopped&) {
        queue_.put_back(job.id, queue_.now(), Queue::Attempt::Interrupted);
    } catch (const platform::Refusal& refusal) {
        queue_.fail(job.id, refusal.what());
    } catch (const std::exception& error) {
        fail_or_retry(job, error.what());
    }
}

void Runner::fail_or_retry(const Taken& job, const char* what) {
    logging::error(
        "job_failed",
        {{"job", job.id.value()}, {"kind", job.kind}, {"attempt", job.attempt}, {"what", what}});
    if (job.attempt < most_attempts) {
        return queue_.put_back(job.id, queue_.now() + rest_after(job.attempt),
                               Queue::Attempt::Counts);
    }
    queue_.fail(job.id,
                fmt::format("处理没有完成，请重新提交；如再次出现，请把编号 {} 告诉系统管理员。",
                            job.id.value()));
}

}  // namespace jobs
