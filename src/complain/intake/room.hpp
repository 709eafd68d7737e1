#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/db/db.hpp"

#include <chrono>

namespace complain {

/// Whether the public store takes more before the office has fetched some. Counts once a second, so
/// that a flood does not pay for counting itself. Thread-safe.
class Room {
public:
    Room(db::Pool& public_store, const platform::Clock& clock)
        : store_(public_store), clock_(clock) {}

    /// Refuses (TooMany) while it is full.
    void require();

    /// About a day's flood.
    static constexpr std::int64_t most_waiting = 150'000;

private:
    struct Seen {
        platform::Instant at{};
        bool is_full = false;
    };
    db::Pool& store_;
    const platform::Clock& clock_;
    platform::Guarded<Seen> seen_;
};

}  // namespace complain
