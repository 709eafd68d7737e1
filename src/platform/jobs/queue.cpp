#include "platform/jobs/queue.hpp"

#include "platform/core/refusal.hpp"
#include "platform/db/dialect.hpp"
#include "platform/jobs/sql.hpp"

namespace jobs {

namespace {

State state_of(std::string_view name) {
    if (name == "queued") return State::Queued;
    if (name == "running") return State::Running;
    if (name == "done") return State::Done;
    if (name == "failed") return State::Failed;
    platform::bug("a job in no known state");
}

}  // namespace

JobId Queue::enqueue(db::Transaction& tx, std::string_view kind, std::string_view payload,
                     std::optional<platform::Instant> not_before) {
    const auto now = clock_.now();
    auto id = tx.one(
        sql::insert,
        {kind, payload, platform::to_millis(not_before.value_or(now)), platform::to_millis(now)},
        [](const db::Row& row) { return row.integer(0); });
    return JobId{*id};
}

void Queue::ring() {
    {
        std::lock_guard lock{mutex_};
        ++rings_;
    }
    bell_.notify_all();
}

std::optional<Status> Queue::find(db::Session& session, JobId id) const {
    return session.one(sql::select_status, {id.value()}, [](const db::Row& row) {
        return Status{state_of(row.text(0)), static_cast<int>(row.integer(1)),
                      static_cast<int>(row.integer(2)), row.maybe_text(3).value_or("")};
    });
}

int Queue::requeue_running(std::span<const std::string> kinds) {
    db::Transaction tx{pool_};
    const auto count = tx.run(sql::requeue_running, {db::list_of(kinds)});
    tx.commit();
    return static_cast<int>(count);
}

std::optional<Taken> Queue::take(std::span<const std::string> kinds) {
    const auto list = db::list_of(kinds);
    const auto now = platform::to_millis(clock_.now());
    {
        // An idle worker looks every second and does not want the store's only writer for it.
        db::Reader reader{pool_};
        auto due = reader.one(sql::select_due, {now, list},
                              [](const db::Row& row) { return row.integer(0); });
        if (!due) return std::nullopt;
    }
    db::Transaction tx{pool_};
    auto taken = tx.one(sql::take, {now, list}, [](const db::Row& row) {
        return Taken{JobId{row.integer(0)}, std::string(row.text(1)), std::string(row.text(2)),
                     static_cast<int>(row.integer(3))};
    });
    tx.commit();
    return taken;
}

void Queue::set_progress(JobId id, int percent) {
    db::Transaction tx{pool_};
    tx.run(sql::update_progress, {id.value(), percent});
    tx.commit();
}

void Queue::finish(JobId id) {
    db::Transaction tx{pool_};
    tx.run(sql::finish, {id.value(), platform::to_millis(clock_.now())});
    tx.commit();
}

void Queue::put_back(JobId id, platform::Instant not_before, Attempt attempt) {
    db::Transaction tx{pool_};
    tx.run(sql::put_back,
           {id.value(), platform::to_millis(not_before), attempt == Attempt::Interrupted ? 1 : 0});
    tx.commit();
}

void Queue::fail(JobId id, std::string_view result) {
    db::Transaction tx{pool_};
    tx.run(sql::fail, {id.value(), platform::to_millis(clock_.now()), result});
    tx.commit();
}

std::uint64_t Queue::wait(std::uint64_t heard, std::chrono::milliseconds at_most) {
    std::unique_lock lock{mutex_};
    bell_.wait_for(lock, at_most, [this, heard] { return rings_ != heard; });
    return rings_;
}

}  // namespace jobs
