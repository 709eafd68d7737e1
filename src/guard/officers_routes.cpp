#include "guard/routes.hpp"
#include "platform/core/refusal.hpp"

namespace guard::routes {

namespace {

using platform::Refusal;

Grant grant_of(const json::Fields& fields) {
    const auto role = role_named(fields.text("role", "角色", 64));
    if (!role) throw Refusal{Refusal::Kind::Invalid, "没有这个角色，请从列表中选择。"};
    const auto region = domain::RegionCode::parse(fields.text("region", "地区", 12));
    if (!region) throw Refusal{Refusal::Kind::Invalid, "“地区”须是 6、9 或 12 位行政区划代码。"};
    return {*role, *region, fields.maybe_text("department", "部门", 100).value_or("")};
}

http::Response list(Guard& guard, const Settings& settings, const http::Request& request) {
    json::Array items;
    for (const OfficerEntry& entry : guard.officers.list(actor(request))) {
        auto item = officer_json(entry.actor, settings);
        item["disabled"] = entry.disabled;
        item["second_factor"] = entry.second_factor;
        items.push_back(std::move(item));
    }
    return http::Response::json(json::write(json::Object{{"items", std::move(items)}}));
}

http::Response create(Guard& guard, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    NewOfficer wanted;
    wanted.login = fields.text("login", "登录名", 32);
    wanted.name = fields.text("name", "姓名", 50);
    wanted.department = fields.text("department", "单位", 100);
    for (const auto& role : fields.objects("roles", "角色"))
        wanted.grants.push_back(grant_of(role));
    const auto fresh = guard.officers.create(actor(request), wanted);
    auto response = http::Response::json(json::write(
        json::Object{{"id", std::to_string(fresh.id.value())}, {"password", fresh.password}}));
    response.gzip = http::Response::Gzip::Never;  // holds a secret
    return response;
}

http::Response set_disabled(Guard& guard, const http::Request& request) {
    const auto id = json::parse_id(request.param("id"));
    if (!id) throw Refusal{Refusal::Kind::NotFound, "没有找到这位人员。"};
    if (json::Fields::read(request.body()).boolean("disabled", "停用"))
        guard.officers.disable(actor(request), OfficerId{*id});
    else
        guard.officers.enable(actor(request), OfficerId{*id});
    http::Response done;
    done.status = 204;
    return done;
}

}  // namespace

void mount_officers(http::Router& router, Guard& guard, const Settings& settings) {
    router.get("/office/api/officers", Permission::ManageOfficers,
               [&guard, settings](http::Request& r) { return list(guard, settings, r); });
    router.post("/office/api/officers", Permission::ManageOfficers,
                [&guard](http::Request& r) { return create(guard, r); });
    router.put("/office/api/officers/{id}/disabled", Permission::ManageOfficers,
               [&guard](http::Request& r) { return set_disabled(guard, r); });
}

}  // namespace guard::routes
