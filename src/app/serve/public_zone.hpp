#pragma once

#include "app/county/county.hpp"
#include "platform/http/http.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/server.hpp"
#include "portal/portal.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace app {

/// What faces the Internet: the projection and the portal's pages. Opens no office store and no
/// key.
class PublicZone {
public:
    /// In a process of its own: reads only the [public] part of the folder's settings.
    explicit PublicZone(const std::filesystem::path& folder);
    /// Beside the office in one process, still with a store of its own.
    explicit PublicZone(County& county);

    void mount(http::Router& router);
    http::Hooks hooks(http::Metrics& metrics);

private:
    platform::SystemClock clock_;
    std::vector<portal::IdentityDoor> doors_;
    std::unique_ptr<db::Pool> own_store_;
    portal::Site site_;
};

}  // namespace app
