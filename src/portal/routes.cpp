#include "guard/permission.hpp"
#include "portal/open_data.hpp"
#include "portal/parts.hpp"
#include "portal/portal.hpp"
#include "portal/site_state.hpp"
#include "portal/views.hpp"

#include <charconv>
#include <chrono>

namespace portal {

namespace {

using guard::Permission;
using http::Request;
using http::Response;

/// "2017.csv" or "2017.json".
Response open_data_file(const Snapshot& snapshot, std::string_view file) {
    const auto point = std::min(file.find('.'), file.size());
    std::int64_t year = 0;
    const auto read = std::from_chars(file.data(), file.data() + point, year);
    const auto& years = snapshot.years();
    const bool is_known = read.ptr == file.data() + point &&
                          std::find(years.begin(), years.end(), year) != years.end();
    const auto ending = file.substr(point);
    if (!is_known || (ending != ".csv" && ending != ".json")) parts::not_found("这个文件");
    if (ending == ".json") return Response::json(open_data::json(snapshot, year));
    return Response::bytes("text/csv; charset=utf-8", open_data::csv(snapshot, year))
        .attachment("民生资金合计" + std::to_string(year) + ".csv");
}

/// A path of this site and nothing else: "//elsewhere" and "/\elsewhere" lead out.
std::string safe_path(std::string_view path) {
    const bool is_plain = std::all_of(path.begin(), path.end(),
                                      [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
    const bool is_own = path.starts_with('/') && !path.starts_with("//");
    return is_plain && is_own && path.size() < 2000 ? std::string(path) : "/";
}

Response with_skin(Response response, const Request& request, const Skin& skin) {
    http::Cookie cookie;
    cookie.name = Skin::cookie;
    cookie.value = skin.text();
    cookie.max_age = std::chrono::hours{24 * 365};
    cookie.secure = request.secure();
    response.add(std::move(cookie));
    return response;
}

Response save_settings(const Request& request) {
    auto skin = Skin::of(request);
    if (auto size = request.form("size")) skin.elder = *size == "elder";
    if (auto contrast = request.form("contrast")) skin.contrast = *contrast == "high";
    return with_skin(Response::redirect(safe_path(request.form("back").value_or("/"))), request,
                     skin);
}

/// Where a kiosk's browser starts: from then on it forgets each visitor by itself.
Response begin_kiosk(const Request& request) {
    return with_skin(Response::redirect("/"), request, {.kiosk = true});
}

}  // namespace

void mount(http::Router& router, Site& site) {
    auto& state = *site.state_;
    auto page = [&state](Site::State::Make make) {
        return [&state, make = std::move(make)](Request& request) {
            return state.page(request, make);
        };
    };
    router.get("/", Permission::Anyone, page(views::home));
    router.get("/places/{code}", Permission::Anyone, page(views::place));
    router.get("/places/{code}/programs/{program}", Permission::Anyone, page(views::place_program));
    router.get("/programs", Permission::Anyone, page(views::programs));
    router.get("/programs/{code}", Permission::Anyone, page(views::program));
    router.get("/records/{record_id}", Permission::Anyone, page(views::record));
    router.get("/projects", Permission::Anyone, page(views::projects));
    router.get("/projects/{record_id}", Permission::Anyone, page(views::project));
    router.get("/policies", Permission::Anyone, page(views::policies));
    router.get("/policies/{id}", Permission::Anyone, page(views::policy));
    router.get("/search", Permission::Anyone,
               [&state](Request& request) { return state.fresh_page(request, views::search); });
    router.get("/open-data", Permission::Anyone, page(views::open_data));
    router.get("/open-data/{file}", Permission::Anyone, [&state](Request& request) {
        return open_data_file(*state.snapshot(), request.param("file"));
    });
    router.get("/settings", Permission::Anyone, page(views::settings));
    router.post("/settings", Permission::Anyone,
                [](Request& request) { return save_settings(request); });
    router.get("/kiosk", Permission::Anyone, [](Request& request) { return begin_kiosk(request); });
    router.get("/about", Permission::Anyone, page(views::about));
    router.get("/accessibility", Permission::Anyone, page(views::accessibility));
    router.get("/robots.txt", Permission::Anyone, [](Request&) {
        return Response::text("User-agent: *\nDisallow: /search\nDisallow: /self\n");
    });
    state.frame.assets().mount(router, "/assets/{file...}", Permission::Anyone);
}

}  // namespace portal
