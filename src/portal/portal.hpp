#pragma once

#include "domain/receipt_code.hpp"
#include "domain/region.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/http.hpp"
#include "platform/pages/html.hpp"

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

/// Another slice's page, to be set in the site's frame. Nobody keeps it, no search engine names it.
struct Inset {
    std::string title;
    pages::Html body;
    std::vector<std::pair<std::string, std::string>> crumbs = {};  ///< text and address of the way
    std::string style = {}, script = {};  ///< addresses of files of its own; empty: none
    unsigned status = 200;
};

/// A place as the public reads it.
struct NamedPlace {
    domain::RegionCode code;
    std::string name;  ///< of a village with its town's where its own would not do
    domain::RegionCode parent;
    bool is_village = false;
};

/// What the public can see of one record, for a page about it.
struct RecordBrief {
    std::string id;
    std::int64_t version = 0;
    domain::RegionCode place;
    std::string sentence;  ///< "红旗村，张*，2017年3月，农村低保，210.00元，已到账。"
    std::string department;  ///< whose program it is
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

    http::Response inset(const http::Request& request, Inset page);
    /// Whether the visitor stands before a kiosk, which the next one will use.
    static bool is_kiosk(const http::Request& request);
    /// The county's towns and villages, by code.
    std::vector<NamedPlace> places();
    /// A published payment, project or fund record; nothing for what is not there.
    std::optional<RecordBrief> record(std::string_view id);
    const platform::Clock& clock() const;

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

/// Where to look again for who has typed a code, in words: "第3组好像抄错了…".
std::string fault_text(const domain::ReceiptFault& fault);

/// See Site::error_page.
http::ErrorPage error_page(Site& site);
/// See Site::lookup.
std::function<std::shared_ptr<const http::Page>(const http::Request&)> lookup(Site& site);

}  // namespace portal
