#include "platform/core/refusal.hpp"
#include "platform/db/lease.hpp"

#include <algorithm>
#include <chrono>

namespace db {
namespace {

/// Longer than any page's transaction, shorter than a user's patience with a stuck server.
constexpr std::chrono::seconds patience{60};

Engine engine_of(const std::string& url) {
    if (url.starts_with("sqlite:")) return Engine::Sqlite;
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return Engine::Postgresql;
    throw Error{Error::Kind::Other, "a store is sqlite:/path or postgresql://…"};
}

}  // namespace

Shelf::Place::Place(Shelf& from) : shelf(from), connection(from.take()) {}

Shelf::Place::~Place() {
    if (connection && !connection->usable()) connection.reset();
    shelf.put_back(std::move(connection));
}

Shelf::Shelf(int places) : free_(places) {
    idle_.reserve(static_cast<std::size_t>(places));
}

std::unique_ptr<Connection> Shelf::take() {
    std::unique_lock lock{mutex_};
    const auto ticket = next_ticket_++;
    waiting_.push_back(ticket);
    const bool mine =
        changed_.wait_for(lock, patience, [&] { return free_ > 0 && waiting_.front() == ticket; });
    std::erase(waiting_, ticket);
    changed_.notify_all();
    if (!mine) throw Error{Error::Kind::Busy, "no database connection became free"};
    --free_;
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

void Shelf::put_back(std::unique_ptr<Connection> connection) noexcept {
    {
        std::lock_guard lock{mutex_};
        ++free_;
        if (connection) idle_.push_back(std::move(connection));
    }
    changed_.notify_all();
}

Pool::State::State(Location where, int reader_count)
    : location(std::move(where)),
      engine(engine_of(location.url)),
      writers(engine == Engine::Sqlite ? 1 : reader_count + 1),
      readers(reader_count) {}

Shelf& Pool::State::shelf(Use use) {
    return engine == Engine::Sqlite && use == Use::Read ? readers : writers;
}

std::unique_ptr<Connection> Pool::State::open(Use use) const {
    return engine == Engine::Sqlite ? open_sqlite(location, use) : open_postgresql(location);
}

Pool::Pool(Location location, int readers)
    : state_(std::make_shared<State>(std::move(location), std::max(readers, 1))) {}

Pool::~Pool() = default;

Engine Pool::engine() const {
    return state_->engine;
}

Lease::WriterMark::WriterMark(Pool::State& home) : home_(home) {
    home_.writing.with([this](std::vector<std::thread::id>& writing) {
        if (std::find(writing.begin(), writing.end(), thread_) != writing.end())
            platform::bug("a second transaction of the same thread");
        writing.push_back(thread_);
    });
}

Lease::WriterMark::~WriterMark() {
    home_.writing.with([this](std::vector<std::thread::id>& writing) {
        const auto mine = std::find(writing.begin(), writing.end(), thread_);
        if (mine != writing.end()) writing.erase(mine);
    });
}

std::unique_ptr<Lease> Lease::take(const Pool& pool, Use use) {
    return std::make_unique<Lease>(Own{}, pool.state_, use);
}

Lease::Lease(Own, std::shared_ptr<Pool::State> home, Use use) : home_(std::move(home)) {
    if (use == Use::Write) mark_.emplace(*home_);
    place_.emplace(home_->shelf(use));
    begin(use);
}

void Lease::begin(Use use) {
    if (place_->connection) {
        try {
            place_->connection->begin(use);
            return;
        } catch (const Error&) {
            // The server may have gone since this connection was put back; nothing is lost by a new
            // one.
            if (place_->connection->usable()) throw;
            place_->connection.reset();
        }
    }
    place_->connection = home_->open(use);
    place_->connection->begin(use);
}

Lease::~Lease() {
    if (place_ && place_->connection && !place_->connection->rollback()) place_->connection.reset();
}

void Lease::require_open() const {
    if (!place_) platform::bug("a session is used after its commit");
    if (bulk_) platform::bug("a statement in the middle of a bulk insert");
    if (failed_) throw Error{Error::Kind::Other, "the transaction has failed before"};
}

void Lease::commit() {
    if (asking_ > 0) platform::bug("a commit while rows are read");
    ask([](Connection& connection) { connection.commit(); });
    place_.reset();
    mark_.reset();
}

}  // namespace db
