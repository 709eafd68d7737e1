#pragma once

#include "platform/db/db.hpp"
#include "platform/http/http.hpp"
#include "platform/http/static_files.hpp"
#include "platform/pages/pages.hpp"
#include "portal/portal.hpp"

#include <string>

namespace complain {

/// 一键通: a villager picks the village and sees whom to call for what, or leaves a call-back,
/// which is a report like any other.
class CallPage {
public:
    CallPage(portal::Site& site, db::Pool& public_store);

    http::Response show(const http::Request& request);
    /// Under /call/assets.
    const http::StaticFiles& assets() const { return assets_; }

private:
    portal::Site& site_;
    db::Pool& store_;
    ::pages::Templates templates_;
    http::StaticFiles assets_;
    std::string style_;
};

}  // namespace complain
