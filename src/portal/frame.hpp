#pragma once

#include "platform/db/db.hpp"
#include "platform/http/static_files.hpp"
#include "platform/pages/pages.hpp"
#include "portal/skin.hpp"
#include "portal/snapshot.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace portal {

class Titles;

using View = ::pages::View;
using Html = ::pages::Html;

/// The site's templates and its style sheet: what every page is set in.
class Frame {
public:
    Frame();

    const ::pages::Templates& templates() const { return templates_; }
    /// The style sheet and the script under names that change with their content.
    const http::StaticFiles& assets() const { return assets_; }
    std::string_view style_url() const { return style_url_; }
    std::string_view script_url() const { return script_url_; }

private:
    std::string keep(std::string_view stem, std::string_view ending, std::string_view text);

    ::pages::Templates templates_;
    http::StaticFiles assets_;
    std::string style_url_, script_url_;
};

/// What a page is made for: the county as it stands, the store for rows, and how the visitor wants
/// it.
struct Visit {
    const Frame& frame;
    // Shared: a push may replace the site's snapshot while this page is being made.
    std::shared_ptr<const Snapshot> snapshot;
    db::Pool& store;
    Titles& titles;
    Skin skin;
    std::string target;
    platform::Date today;
};

/// A page under way: the layout around one template.
class Draft {
public:
    Draft(const Visit& visit, std::string_view page, std::string_view title);

    View body() const { return body_; }
    /// The next step of the way here; the last one has no address.
    Draft& crumb(std::string_view text, std::string_view address = {});
    /// The places above, each a link, and the place itself without one if it is the page.
    enum class Last { Link, Plain };
    Draft& crumbs(const Place* place, Last last, std::int64_t year = 0);
    /// Search engines must not keep this page: it names people.
    Draft& no_index();
    /// A file of its own beside the site's.
    Draft& style(std::string_view address);
    Draft& script(std::string_view address);
    Html finish();

private:
    const Visit& visit_;
    ::pages::Document document_;
    View root_, body_;
    bool has_crumbs_ = false;
};

}  // namespace portal
