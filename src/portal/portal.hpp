#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/http.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the public sees (查询): server-rendered pages over the public projection, and nothing else.
namespace portal {

namespace self {
class Visits;
}

/// Where a payee proves who they are other than by a slip (身份入口): the bridge of a card reader
/// on the kiosk itself, or a government identity provider. docs/formats/identity-assertion.md.
struct IdentityDoor {
    std::string title;  ///< "刷身份证"
    std::string url;    ///< takes the challenge by a form
};

/// The public site of one county. It reads portal_* tables only. All pages of one generation
/// (portal_site 'generation', which every push must change in its transaction) are kept; a push is
/// seen within a second, or at once after refresh(). Everything given must outlive it.
class Site {
public:
    Site(db::Pool& public_store, const platform::Clock& clock);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    /// For http::Hooks::lookup: a page already made, never blocking.
    std::shared_ptr<const http::Page> lookup(const http::Request& request);
    /// For http::Hooks::error_page: what went wrong and what to do, in the site's frame; JSON for
    /// those who ask.
    http::Response error_page(const http::Request& request, unsigned status,
                              std::string_view message);
    /// Looks at the projection's generation now.
    void refresh();

private:
    friend void mount(http::Router& router, Site& site);
    friend class self::Visits;
    friend void mount_self(http::Router& router, Site& site,
                           const std::vector<IdentityDoor>& doors);
    struct State;
    std::unique_ptr<State> state_;
};

/// All routes of the public zone that the portal answers; open to anyone.
void mount(http::Router& router, Site& site);

/// My own payments (自助查询), for one who holds a slip, a code or an identity card. Off, and says
/// where to go instead, while the projection brings no key of the office.
void mount_self(http::Router& router, Site& site, const std::vector<IdentityDoor>& doors);

/// See Site::error_page.
http::ErrorPage error_page(Site& site);
/// See Site::lookup.
std::function<std::shared_ptr<const http::Page>(const http::Request&)> lookup(Site& site);

}  // namespace portal
