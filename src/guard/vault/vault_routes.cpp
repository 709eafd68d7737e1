#include "guard/routes.hpp"

#include <string>

namespace guard::routes {

namespace {

std::string token_of(const http::Request& request) {
    return std::string{request.cookie(session_cookie).value_or("")};
}

json::Object recovery_json(const VaultRecovery& recovery, const Actor& reader) {
    json::Array consents;
    bool mine = false;
    for (const VaultConsent& one : recovery.consents) {
        mine = mine || one.trustee == reader.id;
        consents.push_back(json::Object{
            {"officer", one.name}, {"department", one.department}, {"at", instant_json(one.at)}});
    }
    return {{"id", std::to_string(recovery.id.value())},
            {"officer", recovery.name},
            {"department", recovery.department},
            {"reason", recovery.reason},
            {"asked_at", instant_json(recovery.asked_at)},
            {"until", instant_json(recovery.until)},
            {"state", name_of(recovery.state)},
            {"closing_reason", recovery.closing_reason},
            {"consents", std::move(consents)},
            {"consented", mine},
            {"whole", recovery.is_whole}};
}

std::string_view name_of_state(VaultStatus::State state) {
    if (state == VaultStatus::State::None) return "none";
    return state == VaultStatus::State::Open ? "open" : "locked";
}

http::Response show(Guard& guard, const http::Request& request) {
    const auto status = guard.recoveries.status(actor(request), token_of(request));
    json::Array trustees;
    for (const VaultHolder& one : status.trustees)
        trustees.push_back(json::Object{{"officer", one.name}, {"department", one.department}});
    json::Object out{{"state", name_of_state(status.state)},
                     {"trustees", std::move(trustees)},
                     {"pairs", status.pairs},
                     {"shared", status.is_shared}};
    if (status.recovery) out["recovery"] = recovery_json(*status.recovery, actor(request));
    return http::Response::json(json::write(out));
}

http::Response ask(Guard& guard, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto id = guard.recoveries.ask(actor(request), fields.text("reason", "理由", 500),
                                         fields.text("password", "密码", 128), token_of(request));
    return http::Response::json(json::write(json::Object{{"id", std::to_string(id.value())}}), 201);
}

http::Response finish(Guard& guard, const http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    guard.recoveries.finish(actor(request), fields.text("password", "密码", 128),
                            token_of(request));
    return no_content();
}

http::Response withdraw(Guard& guard, const http::Request& request) {
    guard.recoveries.withdraw(actor(request));
    return no_content();
}

http::Response list_open(Guard& guard, const http::Request& request) {
    json::Array items;
    for (const auto& one : guard.recoveries.open(actor(request)))
        items.push_back(recovery_json(one, actor(request)));
    return list(std::move(items));
}

http::Response consent(Guard& guard, const http::Request& request) {
    const VaultRecoveryId id{id_in(request)};
    const auto reason = json::Fields::read(request.body()).text("reason", "理由", 500);
    guard.recoveries.consent(actor(request), require_vault(guard, request), id, reason);
    return no_content();
}

http::Response refuse(Guard& guard, const http::Request& request) {
    const VaultRecoveryId id{id_in(request)};
    const auto reason = json::Fields::read(request.body()).text("reason", "理由", 500);
    guard.recoveries.refuse(actor(request), id, reason);
    return no_content();
}

}  // namespace

void mount_vault(http::Router& router, Guard& guard) {
    router.get("/office/api/vault", Permission::SignedIn,
               [&guard](http::Request& r) { return show(guard, r); });
    router.post("/office/api/vault/recovery", Permission::SignedIn,
                [&guard](http::Request& r) { return ask(guard, r); });
    router.del("/office/api/vault/recovery", Permission::SignedIn,
               [&guard](http::Request& r) { return withdraw(guard, r); });
    router.post("/office/api/vault/recovery/completion", Permission::SignedIn,
                [&guard](http::Request& r) { return finish(guard, r); });
    router.get("/office/api/vault/recoveries", Permission::RecoverVault,
               [&guard](http::Request& r) { return list_open(guard, r); });
    router.post("/office/api/vault/recoveries/{id}/consent", Permission::RecoverVault,
                [&guard](http::Request& r) { return consent(guard, r); });
    router.post("/office/api/vault/recoveries/{id}/refusal", Permission::RecoverVault,
                [&guard](http::Request& r) { return refuse(guard, r); });
}

}  // namespace guard::routes
