#pragma once

#include "platform/core/clock.hpp"
#include "platform/crypto/signature.hpp"
#include "platform/http_client/http_client.hpp"
#include "portal/mailbox/mailbox.hpp"
#include "portal/zone/comparison.hpp"
#include "portal/zone/public_state.hpp"

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

namespace portal {

/// The public zone answered, but not as it should: a key or clock that is not right (404), a
/// package that it will not take, or nonsense.
class ZoneRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A public zone on another machine as the office reaches it (远端外网): every request is signed
/// with the county's publication key. Everything here throws http_client::Unreachable or
/// ZoneRefused, and what comes from there is believed in nothing. For one thread at a time.
class RemoteZone final : public Mailbox {
public:
    RemoteZone(http_client::Settings where, const crypto::SigningKey& key,
               const platform::Clock& clock)
        : client_(std::move(where)), key_(key), clock_(clock) {}

    PublicState state();
    /// Hands over a package as export_package() wrote it; answers the state that it led to.
    PublicState put(const std::filesystem::path& package);
    /// The state, then every row's digest, all of one moment.
    void each_row(const std::function<void(const PublicState&)>& use_state,
                  const std::function<void(const RowDigest&)>& use_row);

    std::vector<Envelope> waiting(int limit) override;
    void settle(std::span<const std::int64_t> opened, std::span<const Answer> answers) override;

    /// Any request under /zone/, signed; the body of its answer. For other slices' routes too.
    std::string ask(http_client::Request request);

    /// From any thread: ends what is under way.
    void stop() { client_.stop(); }

private:
    http_client::Client client_;
    const crypto::SigningKey& key_;
    const platform::Clock& clock_;
};

/// See compare_stores(): of a public store on another machine, row by row.
Compared compare_stores(db::Session& office, RemoteZone& zone, const platform::Clock& clock,
                        const FeedSettings& settings);

}  // namespace portal
