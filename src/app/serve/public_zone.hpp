#pragma once

#include "app/county/county.hpp"
#include "complain/scan/scanner.hpp"
#include "guard/guard.hpp"
#include "platform/http/http.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/server.hpp"
#include "portal/portal.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace app {

/// What faces the Internet: the projection and the portal's pages. Opens no office store and no
/// key. In a process of its own it also takes what its county's office sends and signs.
class PublicZone {
public:
    /// In a process of its own: reads only the [public] part of the folder's settings.
    explicit PublicZone(const std::filesystem::path& folder);
    /// Beside the office in one process, still with a store of its own.
    explicit PublicZone(County& county);

    void mount(http::Router& router);
    http::Hooks hooks(http::Metrics& metrics);
    /// Where the office's packages lie while they are sent; empty where none can come.
    std::filesystem::path spool() const { return office_ ? spool_ : std::filesystem::path{}; }
    /// Where reporters' files wait, sealed, while a request runs.
    std::shared_ptr<http::SpoolFactory> form_spool() const {
        return std::make_shared<http::SealedFileSpool>(form_spool_);
    }

private:
    platform::SystemClock clock_;
    Config config_;
    complain::Scanner scanner_;  ///< of this machine
    std::vector<portal::IdentityDoor> doors_;
    std::unique_ptr<db::Pool> own_store_;
    db::Pool* shared_store_ = nullptr;  ///< the county's, beside the office
    portal::Site site_;
    std::filesystem::path spool_, form_spool_;
    std::optional<guard::ZoneRequests> office_;  ///< in a process of its own, if the key is known
};

}  // namespace app
