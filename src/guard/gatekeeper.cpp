#include "guard/guard.hpp"
#include "platform/core/refusal.hpp"

#include <memory>

namespace guard {

namespace {

using http::Method;
using platform::Refusal;

bool changes(Method method) {
    return method != Method::Get && method != Method::Head;
}

Permission permission_of(http::Access access) {
    const auto all = permissions();
    if (access.code < 0 || static_cast<std::size_t>(access.code) >= all.size())
        platform::bug("a route with another module's permission");
    return all[static_cast<std::size_t>(access.code)];
}

void require_csrf(const Sessions& sessions, const http::Request& request, std::string_view token) {
    const auto given = request.header("X-CSRF-Token");
    if (!given || !sessions.csrf_holds(token, *given))
        throw Refusal{Refusal::Kind::Forbidden, "页面已过期，请刷新页面后重试。"};
}

void remember(http::Request& request, Actor who) {
    // Shared because std::any copies what it holds, and a job may keep the actor after the request.
    request.session = std::make_shared<Actor>(std::move(who));
}

}  // namespace

http::Gatekeeper gatekeeper(Guard& guard) {
    return [&guard](http::Request& request, http::Access access) -> std::optional<http::Response> {
        const Permission permission = permission_of(access);
        const auto token = request.cookie(session_cookie);
        auto known = token ? guard.sessions.resolve(*token) : std::nullopt;
        if (known && changes(request.method())) require_csrf(guard.sessions, request, *token);
        remember(request, known ? std::move(*known) : Actor::nobody());
        guard.gate.require(actor(request), permission);
        return std::nullopt;
    };
}

http::Gatekeeper public_gatekeeper(ZoneRequests* office) {
    return [office](http::Request& request, http::Access access) -> std::optional<http::Response> {
        remember(request, Actor::nobody());
        const auto permission = permission_of(access);
        if (permission == Permission::Anyone) return std::nullopt;
        if (permission == Permission::OfficeZone) {
            if (office != nullptr && office->accept(request)) return std::nullopt;
            throw Refusal{Refusal::Kind::NotFound, std::string(http::default_message(404))};
        }
        throw Refusal{Refusal::Kind::Forbidden, "这里不提供此项服务。"};
    };
}

http::Admit public_admit(ZoneRequests* office) {
    return [office](const http::Request& request, http::Access access) {
        return permission_of(access) != Permission::OfficeZone ||
               (office != nullptr && office->is_signed(request));
    };
}

const Actor& actor(const http::Request& request) {
    const auto* held = std::any_cast<std::shared_ptr<Actor>>(&request.session);
    if (held == nullptr || *held == nullptr) platform::bug("no gatekeeper has seen this request");
    return **held;
}

std::optional<crypto::BoxKey> open_vault(const Guard& guard, const http::Request& request) {
    return guard.vault.opened(actor(request), request.cookie(session_cookie).value_or(""));
}

crypto::BoxKey require_vault(const Guard& guard, const http::Request& request) {
    auto key = open_vault(guard, request);
    if (!key) throw Refusal{Refusal::Kind::Conflict, "保管箱没有打开，请退出后重新登录。"};
    return std::move(*key);
}

}  // namespace guard
