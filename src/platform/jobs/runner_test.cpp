#include "platform/core/refusal.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/testing/store.hpp"

#include <doctest/doctest.h>

#include <array>
#include <future>
#include <set>

using namespace std::chrono_literals;

namespace {

constexpr std::array schema{db::Migration{
    1, "jobs",
    "CREATE TABLE jobs_job (\n"
    "    id {auto_id}, kind TEXT NOT NULL, payload TEXT NOT NULL,\n"
    "    state TEXT NOT NULL DEFAULT 'queued',\n"
    "    attempts {integer} NOT NULL DEFAULT 0, not_before {integer} NOT NULL,\n"
    "    created_at {integer} NOT NULL, started_at {integer}, finished_at {integer},\n"
    "    progress {integer} NOT NULL DEFAULT 0, result TEXT\n);\n"}};

/// A queue on a store of its own whose clock stands still.
struct Office {
    testing::Store store{schema};
    platform::FixedClock clock{platform::Instant{std::chrono::sys_days{2017y / 9 / 1} + 2h}};
    jobs::Queue queue{store.pool(), clock};

    jobs::JobId add(std::string_view payload, std::optional<platform::Instant> at = {}) {
        db::Transaction tx{store.pool()};
        const auto id = queue.enqueue(tx, "count", payload, at);
        tx.commit();
        queue.ring();
        return id;
    }
    jobs::Status status(jobs::JobId id) {
        db::Reader reader{store.pool()};
        return queue.find(reader, id).value();
    }
};

}  // namespace

TEST_CASE("a job runs once its transaction has committed, and is done") {
    Office office;
    std::vector<std::string> ran;
    jobs::Runner runner{office.queue,
                        {{"count", [&](jobs::Work& work) { ran.push_back(work.payload()); }}}};
    {
        db::Transaction rolled_back{office.store.pool()};
        office.queue.enqueue(rolled_back, "count", "never");
    }
    const auto id = office.add("one");

    CHECK(runner.run_one());
    CHECK_FALSE(runner.run_one());

    CHECK(ran == std::vector<std::string>{"one"});
    CHECK(office.status(id).state == jobs::State::Done);
    CHECK(office.status(id).progress == 100);
}

TEST_CASE("a job waits for its time") {
    Office office;
    int ran = 0;
    jobs::Runner runner{office.queue, {{"count", [&](jobs::Work&) { ++ran; }}}};
    office.add("later", office.clock.now() + 1h);

    CHECK_FALSE(runner.run_one());
    office.clock.set(office.clock.now() + 1h);
    CHECK(runner.run_one());
    CHECK(ran == 1);
}

TEST_CASE("a job that keeps failing rests longer each time and fails after five attempts") {
    Office office;
    int ran = 0;
    jobs::Runner runner{office.queue, {{"count", [&](jobs::Work&) {
                                            ++ran;
                                            throw std::runtime_error("row 7 of table secret");
                                        }}}};
    const auto id = office.add("one");

    CHECK(runner.run_one());
    CHECK_FALSE(runner.run_one());
    CHECK(office.status(id).state == jobs::State::Queued);
    for (int attempt = 1; attempt < jobs::Runner::most_attempts; ++attempt) {
        office.clock.set(office.clock.now() + jobs::rest_after(attempt));
        CHECK(runner.run_one());
    }

    CHECK(ran == 5);
    CHECK(office.status(id).state == jobs::State::Failed);
    CHECK(office.status(id).result.find("secret") == std::string::npos);
    CHECK(jobs::rest_after(1) < jobs::rest_after(2));
}

TEST_CASE("a refusal fails a job at once and its text is the result") {
    Office office;
    jobs::Runner runner{office.queue,
                        {{"count", [](jobs::Work&) {
                              throw platform::Refusal{platform::Refusal::Kind::Invalid, "文件坏了"};
                          }}}};
    const auto id = office.add("one");

    runner.run_one();

    CHECK(office.status(id).state == jobs::State::Failed);
    CHECK(office.status(id).result == "文件坏了");
}

TEST_CASE("a job that a kill left running is run again at the next start") {
    Office office;
    const auto id = office.add("one");
    const std::array kinds{std::string("count")};
    REQUIRE(office.queue.take(kinds));  // and the process is killed here
    CHECK(office.status(id).state == jobs::State::Running);
    std::promise<int> attempt;

    jobs::Runner runner{office.queue,
                        {{"count", [&](jobs::Work& work) { attempt.set_value(work.attempt()); }}}};
    runner.start();

    CHECK(attempt.get_future().get() == 2);
    runner.stop();
    CHECK(office.status(id).state == jobs::State::Done);
}

TEST_CASE("stopping breaks a long job off and leaves it for the next start") {
    Office office;
    const auto id = office.add("one");
    std::promise<void> at_work;
    jobs::Runner runner{office.queue, {{"count", [&](jobs::Work& work) {
                                            work.progress(40);
                                            at_work.set_value();
                                            while (true)
                                                work.progress(41);
                                        }}}};
    runner.start();
    at_work.get_future().wait();

    runner.stop();

    CHECK(office.status(id).state == jobs::State::Queued);
    CHECK(office.status(id).attempts == 0);
}

TEST_CASE("several workers never run one job twice") {
    Office office;
    constexpr int count = 40;
    std::mutex mutex;
    std::multiset<std::string> ran;
    std::promise<void> all;
    jobs::Runner runner{office.queue, {{"count", [&](jobs::Work& work) {
                                            std::lock_guard lock{mutex};
                                            ran.insert(work.payload());
                                            if (ran.size() == count) all.set_value();
                                        }}}};
    for (int i = 0; i < count; ++i)
        office.add(std::to_string(i));

    runner.start(4);
    all.get_future().wait();
    runner.stop();

    CHECK(ran.size() == count);
    CHECK(std::set<std::string>(ran.begin(), ran.end()).size() == count);
}

TEST_CASE("a kind that nobody handles stays queued") {
    Office office;
    jobs::Runner runner{office.queue, {{"other", [](jobs::Work&) {}}}};
    const auto id = office.add("one");

    CHECK_FALSE(runner.run_one());
    CHECK(office.status(id).state == jobs::State::Queued);
}
