#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/db/db.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// Which file of which parcel.
struct UploadName {
    std::string token;  ///< 16 bytes
    std::int64_t file = 0;
};

struct UploadState {
    std::int64_t length = 0, taken = 0;
    platform::Instant expires;
};

/// Files that arrive bit by bit over a line that drops (断点续传), sealed in the browser: bounded
/// in size and number, gone after a day. Thread-safe.
class Uploads {
public:
    Uploads(db::Pool& public_store, const platform::Clock& clock)
        : store_(public_store), clock_(clock) {}

    /// The same promise again is the same upload. Refuses (Invalid) a wrong name or length,
    /// (Conflict) another length, (TooMany) while there is no room.
    UploadState begin(const UploadName& name, std::int64_t length);
    /// Nothing when there is none or its time is over.
    std::optional<UploadState> find(const UploadName& name);
    /// Refuses (NotFound) what find() does not find, (Conflict) another place than the end of what
    /// is here, (Invalid) more than was promised.
    UploadState append(const UploadName& name, std::int64_t first_byte, std::string_view bytes);
    /// Deletes those whose time is over; looks no oftener than every ten minutes.
    void forget_expired();

    static constexpr std::chrono::hours lasts{24};
    static constexpr std::int64_t most_unfinished = 2000;
    static constexpr std::int64_t largest = std::int64_t{61} << 20;
    static constexpr std::int64_t most_bytes = std::int64_t{8} << 30;

private:
    db::Pool& store_;
    const platform::Clock& clock_;
    platform::Guarded<platform::Instant> looked_;
};

namespace public_rows {

/// Makes the uploads of a parcel that is being laid down its pieces. Refuses (Conflict) when one is
/// missing, unfinished, or no stream of sealed pieces by its length.
void join_uploads(db::Transaction& tx, const std::string& token, std::int64_t files);

}  // namespace public_rows

}  // namespace complain
