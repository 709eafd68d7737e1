#pragma once

#include "platform/core/guarded.hpp"
#include "platform/db/connection.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace db {

/// The connections of one kind. First come, first served.
class Shelf {
public:
    /// A place on the shelf that its owner has taken; empty when a connection has to be opened.
    struct Place {
        explicit Place(Shelf& from);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        Shelf& shelf;
        std::unique_ptr<Connection> connection;
    };

    explicit Shelf(int places);

private:
    std::unique_ptr<Connection> take();
    void put_back(std::unique_ptr<Connection> connection) noexcept;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::uint64_t> waiting_;
    std::uint64_t next_ticket_ = 0;
    int free_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

struct Pool::State {
    State(Location where, int reader_count);

    Shelf& shelf(Use use);
    std::unique_ptr<Connection> open(Use use) const;

    Location location;
    Engine engine;
    Shelf writers;  // PostgreSQL: every connection
    Shelf readers;  // SQLite only
    platform::Guarded<std::vector<std::thread::id>> writing;
};

/// A connection with a transaction begun on it, for as long as a session lasts. Knows whether the
/// session may still be used, so that both engines answer alike.
class Lease {
    struct Own {
        explicit Own() = default;
    };

public:
    static std::unique_ptr<Lease> take(const Pool& pool, Use use);
    /// Public for make_unique only: take() alone can name its first argument's type.
    Lease(Own, std::shared_ptr<Pool::State> home, Use use);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Engine engine() const { return home_->engine; }
    /// Runs `work(connection)`; an Error out of it ends the session's use.
    template <class Work>
    auto ask(Work work) {
        Asking asking{*this};
        try {
            return work(*place_->connection);
        } catch (const Error&) {
            failed_ = true;
            throw;
        }
    }
    void commit();

    void bulk_begins() { bulk_ = true; }
    void bulk_ends(bool finished) {
        bulk_ = false;
        failed_ = failed_ || !finished;
    }

private:
    /// One thread has one transaction.
    class WriterMark {
    public:
        explicit WriterMark(Pool::State& home);
        ~WriterMark();
        WriterMark(const WriterMark&) = delete;
        WriterMark& operator=(const WriterMark&) = delete;

    private:
        Pool::State& home_;
        std::thread::id thread_ = std::this_thread::get_id();
    };

    class Asking {
    public:
        explicit Asking(Lease& lease) : lease_(lease) {
            lease_.require_open();
            ++lease_.asking_;
        }
        ~Asking() { --lease_.asking_; }
        Asking(const Asking&) = delete;
        Asking& operator=(const Asking&) = delete;

    private:
        Lease& lease_;
    };

    void begin(Use use);
    void require_open() const;

    // shared: a session may outlive the Pool object it came from
    std::shared_ptr<Pool::State> home_;
    std::optional<WriterMark> mark_;
    std::optional<Shelf::Place> place_;
    int asking_ = 0;
    bool bulk_ = false;
    bool failed_ = false;
};

}  // namespace db
