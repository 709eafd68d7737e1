#include "portal/frame.hpp"

#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/pages.hpp"
#include "portal/words.hpp"

#include <array>

namespace portal {

namespace {

struct Named {
    std::string_view name, text;
};

constexpr std::array all_templates{
    Named{"layout", pages::layout_html},
    Named{"home", pages::home_html},
    Named{"place", pages::place_html},
    Named{"payments", pages::payments_html},
    Named{"wall", pages::wall_html},
    Named{"shares", pages::shares_html},
    Named{"programs", pages::programs_html},
    Named{"program", pages::program_html},
    Named{"chain", pages::chain_html},
    Named{"fund", pages::fund_html},
    Named{"payment", pages::payment_html},
    Named{"proof", pages::proof_html},
    Named{"trail", pages::trail_html},
    Named{"projects", pages::projects_html},
    Named{"project", pages::project_html},
    Named{"expenditure", pages::expenditure_html},
    Named{"policies", pages::policies_html},
    Named{"policy", pages::policy_html},
    Named{"search", pages::search_html},
    Named{"open_data", pages::open_data_html},
    Named{"settings", pages::settings_html},
    Named{"about", pages::about_html},
    Named{"accessibility", pages::accessibility_html},
    Named{"error", pages::error_html},
    Named{"inset", pages::inset_html},
    Named{"self", pages::self_html},
    Named{"self_off", pages::self_off_html},
    Named{"self_code", pages::self_code_html},
    Named{"self_wait", pages::self_wait_html},
    Named{"self_none", pages::self_none_html},
    Named{"self_account", pages::self_account_html},
};

}  // namespace

Frame::Frame() {
    for (const auto& each : all_templates)
        templates_.add(each.name, each.text);
    templates_.ready();
    style_url_ = keep("portal", ".css", pages::portal_css);
    script_url_ = keep("portal", ".js", pages::portal_js);
}

std::string Frame::keep(std::string_view stem, std::string_view ending, std::string_view text) {
    auto hash = platform::to_hex(crypto::bytes(crypto::sha256(text)).substr(0, 8));
    auto name = std::string(stem).append("-").append(hash).append(ending);
    assets_.add(name, std::string(text));
    return "/assets/" + name;
}

Draft::Draft(const Visit& visit, std::string_view page, std::string_view title)
    : visit_(visit), root_(document_.view()), body_(root_.include("BODY", page)) {
    const auto& county = *visit.snapshot;
    auto name =
        county.site("title").empty() ? std::string_view{"民生资金公开"} : county.site("title");
    root_.set("TITLE", title.empty() ? name : title);
    if (!title.empty()) root_.list("SITE_BEHIND").set("SITE", name);
    root_.set("SITE", name).set("CSS", visit.frame.style_url()).set("JS", visit.frame.script_url());
    root_.set("SIZE", visit.skin.elder ? "elder" : "normal")
        .set("CONTRAST", visit.skin.contrast ? "high" : "normal");
    root_.set("BACK", visit.target);
    root_.show(visit.skin.elder ? "IS_ELDER" : "IS_NORMAL");
    if (county.is_demo()) root_.show("DEMO");
    if (county.site("complaints") == "1") root_.show("WINDOW");
    for (auto [key, label] : {std::pair{"organiser", "主办单位"},
                              {"contact", "联系电话"},
                              {"site_code", "网站标识码"},
                              {"icp", "ICP备案号"},
                              {"police", "公安备案号"}})
        if (!county.site(key).empty())
            root_.list("MARK").set("LABEL", label).set("VALUE", county.site(key));
    if (!county.site("updated_at").empty())
        root_.list("UPDATED").set("AT", county.site("updated_at"));
}

Draft& Draft::crumb(std::string_view text, std::string_view address) {
    if (!has_crumbs_) root_.show("HAS_CRUMBS");
    has_crumbs_ = true;
    auto step = root_.list("CRUMB");
    if (address.empty())
        step.list("HERE").set("TEXT", text);
    else
        step.list("LINK").set("TEXT", text).set("URL", address);
    return *this;
}

Draft& Draft::crumbs(const Place* place, Last last, std::int64_t year) {
    if (!place) return *this;
    const auto* parent = visit_.snapshot->place(place->parent);
    const bool is_top = place->code.level() <= domain::RegionCode::Level::County;
    if (!is_top && parent && parent != place) crumbs(parent, Last::Link, year);
    auto shown_year = std::to_string(year);
    auto address = year > 0 ? words::url({"places", place->code.text()}, {{"year", shown_year}})
                            : words::url({"places", place->code.text()});
    return crumb(place->spoken, last == Last::Link ? address : "");
}

Draft& Draft::no_index() {
    root_.show("NOINDEX");
    return *this;
}

Draft& Draft::style(std::string_view address) {
    root_.list("STYLE").set("URL", address);
    return *this;
}

Draft& Draft::script(std::string_view address) {
    root_.list("SCRIPT").set("URL", address);
    return *this;
}

Html Draft::finish() {
    return visit_.frame.templates().render("layout", document_);
}

}  // namespace portal
