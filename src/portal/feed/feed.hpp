#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "portal/feed/header.hpp"

#include <cstdint>

namespace portal {

struct Pushed {
    std::int64_t leaves = 0;  ///< events that were new to the public store
    std::int64_t rows = 0;    ///< rows written there
};

/// The portal's office half (公开推送): carries what disclose has released into a public store that
/// this process can open. Running it twice does no harm, and the next run mends what a crash
/// between the two stores left.
class Feed {
public:
    Feed(db::Pool& office, db::Pool& public_store, const platform::Clock& clock,
         FeedSettings settings)
        : office_(office), public_(public_store), clock_(clock), settings_(std::move(settings)) {}

    /// One transaction in the public store; nothing at all when nothing is new.
    Pushed push();

private:
    db::Pool& office_;
    db::Pool& public_;
    const platform::Clock& clock_;
    FeedSettings settings_;
};

}  // namespace portal
