#pragma once

#include "app/county/county.hpp"
#include "portal/feed/feed.hpp"
#include "portal/zone/remote_feed.hpp"

#include <memory>

namespace app {

portal::FeedSettings feed_settings(const County& county);
/// Where the county's public zone is, when it is on another machine.
http_client::Settings public_machine(const County& county);

/// The way between the office and its public zone (内外网往来): the public store itself, or another
/// machine, as county.toml says. For one thread, but for stop().
class Carrier {
public:
    virtual ~Carrier() = default;
    /// Throws http_client::Unreachable or portal::ZoneRefused when the other machine does not take
    /// it; nothing is lost then.
    virtual portal::Pushed push() = 0;
    /// What visitors sent, and where the answers go; fails like push().
    virtual portal::Mailbox& mailbox() = 0;
    /// Leaves that are public here and not there yet.
    virtual std::int64_t waiting() = 0;
    /// From any thread: ends a push under way.
    virtual void stop() {}
};
std::unique_ptr<Carrier> carrier_of(County& county);

}  // namespace app
