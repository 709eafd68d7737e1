#pragma once

#include "portal/feed/feed.hpp"
#include "portal/zone/remote_zone.hpp"

#include <filesystem>
#include <string>

namespace portal {

/// Carries what disclose has released to a public zone on another machine (公开推送), as signed
/// packages. The next package begins where that machine says it stands. Throws what RemoteZone
/// does; nothing is lost then.
class RemoteFeed {
public:
    /// `folder` is where a package lies until it is sent.
    RemoteFeed(db::Pool& office, RemoteZone& zone, const crypto::SigningKey& key,
               const platform::Clock& clock, FeedSettings settings, std::filesystem::path folder)
        : office_(office),
          zone_(zone),
          key_(key),
          clock_(clock),
          settings_(std::move(settings)),
          folder_(std::move(folder)) {}

    /// Asks the other side only when something is new here, or half a minute after the last time.
    Pushed push();
    /// Leaves that the public zone has not confirmed.
    std::int64_t waiting();

private:
    db::Pool& office_;
    RemoteZone& zone_;
    const crypto::SigningKey& key_;
    const platform::Clock& clock_;
    FeedSettings settings_;
    std::filesystem::path folder_;
    std::string confirmed_;  ///< the reference of the state that was confirmed last
    std::optional<platform::Instant> asked_at_;
};

}  // namespace portal
