#include "guard/routes.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace guard {

namespace {

std::string_view kind_of(unsigned status) {
    switch (status) {
        case 401: return "unauthenticated";
        case 403: return "forbidden";
        case 404: return "not_found";
        case 409: return "conflict";
        case 429: return "too_many";
        case 503: return "too_many";
        default: break;
    }
    return status < 500 ? "invalid" : "failed";
}

std::string name_of_region(const Settings& settings, domain::RegionCode region) {
    return settings.region_name ? settings.region_name(region) : region.text();
}

}  // namespace

http::Response api_error(const http::Request& request, unsigned status, std::string_view message) {
    json::Object error{{"kind", kind_of(status)}, {"message", message}};
    if (status >= 500) error["incident"] = request.id();
    return http::Response::json(json::write(json::Object{{"error", std::move(error)}}), status);
}

void mount(http::Router& router, Guard& guard, Settings settings) {
    routes::mount_session(router, guard, settings);
    routes::mount_officers(router, guard, settings);
    routes::mount_audit(router, guard);
    routes::mount_vault(router, guard);
}

namespace routes {

json::Object officer_json(const Actor& officer, const Settings& settings) {
    json::Array roles;
    for (const Grant& grant : officer.grants)
        roles.push_back(json::Object{{"role", entry_of(grant.role).name},
                                     {"title", entry_of(grant.role).title},
                                     {"region", grant.region.text()},
                                     {"region_name", name_of_region(settings, grant.region)},
                                     {"department", grant.department}});
    json::Array allowed;
    for (const Permission permission : permissions())
        if (permission > Permission::OfficeZone && officer.may(permission))
            allowed.push_back(json::Value(name_of(permission)));
    return {{"id", std::to_string(officer.id.value())},
            {"name", officer.name},
            {"login", officer.login},
            {"department", officer.department},
            {"roles", std::move(roles)},
            {"permissions", std::move(allowed)},
            {"must_change_password", officer.must_change_password},
            {"demo", settings.demo == Demo::Yes}};
}

std::string instant_json(platform::Instant at) {
    const auto local = at + std::chrono::hours{8};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - day)};
    return fmt::format("{}T{:02}:{:02}:{:02}+08:00",
                       platform::format_date(platform::local_date(at)), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

http::Response list(json::Array items, std::optional<std::string> next) {
    json::Object out{{"items", std::move(items)}};
    if (next) out["next"] = *next;
    return http::Response::json(json::write(out));
}

http::Response no_content() {
    http::Response done;
    done.status = 204;
    return done;
}

std::int64_t id_in(const http::Request& request, std::string_view name) {
    const auto id = json::parse_id(request.param(name));
    if (!id)
        throw platform::Refusal{platform::Refusal::Kind::NotFound, "没有找到，请回到列表重新选择"};
    return *id;
}

}  // namespace routes

}  // namespace guard
