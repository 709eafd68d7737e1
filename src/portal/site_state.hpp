#pragma once

#include "platform/core/guarded.hpp"
#include "portal/frame.hpp"
#include "portal/page_cache.hpp"
#include "portal/portal.hpp"
#include "portal/titles.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace portal {

/// What all requests share.
struct Site::State {
    State(db::Pool& public_store, const platform::Clock& now)
        : store(public_store), clock(now), titles(public_store) {}

    /// The projection as it stands now, read anew when its generation or the day has changed.
    std::shared_ptr<const Snapshot> snapshot();
    /// Whether the generation was looked at within the last second.
    bool is_fresh() const;
    void refresh();

    using Make = std::function<Html(const Visit&, const http::Request&)>;
    /// The cached page, or a new one, which is kept.
    http::Response page(const http::Request& request, const Make& make);
    /// A page that depends on what was typed: made each time.
    http::Response fresh_page(const http::Request& request, const Make& make);
    Visit visit(const http::Request& request);

    // Shared: a page under way keeps the snapshot it began with.
    struct Current {
        std::string generation;
        std::shared_ptr<const Snapshot> snapshot;
    };

    db::Pool& store;
    const platform::Clock& clock;
    Frame frame;
    PageCache cache;
    Titles titles;
    platform::Guarded<Current> current;
    std::atomic<std::int64_t> looked_at{-1};  ///< milliseconds since 1970
};

}  // namespace portal
