#include "guard/routes.hpp"

namespace guard::routes {

namespace {

/// Secure, but for a demo county on the visitor's own machine, where there is no HTTPS.
http::Cookie cookie_for(const http::Request& request, const Settings& settings, std::string token) {
    const bool own_machine = request.remote() == "127.0.0.1" || request.remote() == "::1";
    http::Cookie cookie;
    cookie.name = session_cookie;
    cookie.value = std::move(token);
    cookie.path = "/office";
    cookie.secure = request.secure() || settings.demo == Demo::No || !own_machine;
    return cookie;
}

std::string session_json(const Actor& officer, const std::string& csrf, const Settings& settings) {
    return json::write(json::Object{{"officer", officer_json(officer, settings)}, {"csrf", csrf}});
}

http::Response code_required() {
    const json::Object error{
        {"kind", "unauthenticated"}, {"message", "请输入动态口令。"}, {"code_required", true}};
    return http::Response::json(json::write(json::Object{{"error", error}}), 401);
}

http::Response sign_in(Guard& guard, const Settings& settings, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto password = fields.text("password", "密码", 128);
    const auto officer = guard.sign_in.check(fields.text("login", "登录名", 64), password,
                                             fields.maybe_text("code", "动态口令", 12));
    if (!officer) return code_required();
    const auto vault = guard.vault.find(guard.officers.as_actor(*officer), password);
    const std::string token = guard.sessions.open(
        *officer, [&](db::Transaction& tx, const Actor& who, std::string_view fresh) {
            guard.vault.enter(tx, who, vault, fresh);
        });
    auto response = http::Response::json(
        session_json(guard.officers.as_actor(*officer), guard.sessions.csrf(token), settings));
    response.gzip = http::Response::Gzip::Never;  // holds a secret
    return response.add(cookie_for(request, settings, token));
}

http::Response show(Guard& guard, const Settings& settings, const http::Request& request) {
    const auto csrf = guard.sessions.csrf(request.cookie(session_cookie).value_or(""));
    auto response = http::Response::json(session_json(actor(request), csrf, settings));
    response.gzip = http::Response::Gzip::Never;
    return response;
}

http::Response sign_out(Guard& guard, const Settings& settings, const http::Request& request) {
    guard.sessions.close(actor(request), request.cookie(session_cookie).value_or(""));
    auto cookie = cookie_for(request, settings, "");
    cookie.max_age = std::chrono::seconds{0};
    return no_content().add(std::move(cookie));
}

http::Response change_password(Guard& guard, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    guard.sign_in.change_password(actor(request), fields.text("old", "原密码", 128),
                                  fields.text("new", "新密码", 128),
                                  request.cookie(session_cookie).value_or(""));
    return no_content();
}

http::Response begin_second_factor(Guard& guard, const http::Request& request) {
    const auto made = guard.sign_in.begin_second_factor(actor(request));
    auto response =
        http::Response::json(json::write(json::Object{{"secret", made.secret}, {"uri", made.uri}}));
    response.gzip = http::Response::Gzip::Never;
    return response;
}

http::Response confirm_second_factor(Guard& guard, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    guard.sign_in.confirm_second_factor(actor(request), fields.text("code", "动态口令", 12));
    return no_content();
}

}  // namespace

void mount_session(http::Router& router, Guard& guard, const Settings& settings) {
    router.post("/office/api/session", Permission::Anyone,
                [&guard, settings](http::Request& r) { return sign_in(guard, settings, r); });
    router.get("/office/api/session", Permission::SignedIn,
               [&guard, settings](http::Request& r) { return show(guard, settings, r); });
    router.del("/office/api/session", Permission::SignedIn,
               [&guard, settings](http::Request& r) { return sign_out(guard, settings, r); });
    router.put("/office/api/password", Permission::SignedIn,
               [&guard](http::Request& r) { return change_password(guard, r); });
    router.post("/office/api/totp", Permission::SignedIn,
                [&guard](http::Request& r) { return begin_second_factor(guard, r); });
    router.put("/office/api/totp", Permission::SignedIn,
               [&guard](http::Request& r) { return confirm_second_factor(guard, r); });
}

}  // namespace guard::routes
