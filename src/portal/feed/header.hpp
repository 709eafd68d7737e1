#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "portal/feed/package.hpp"

#include <string>

namespace portal {

enum class County { Real, Demo };

struct FeedSettings {
    std::string title;  ///< empty: the county's name and 民生资金明白账
    County county = County::Real;
    projection::SiteSettings site = {};  ///< only of projection::site_names
};

namespace projection {

/// What a package from leaf `from` (or the newest, if that is less) to the newest leads to.
Header header_of(db::Session& office, const platform::Clock& clock, const FeedSettings& settings,
                 std::int64_t from);
/// The leaf up to which the office has pushed; the public store's own word counts where it is less.
std::int64_t position(db::Session& office);
void remember(db::Pool& office, std::int64_t leaf);

}  // namespace projection

}  // namespace portal
