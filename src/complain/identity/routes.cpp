#include "complain/identity/routes.hpp"

#include "complain/identity/requests.hpp"
#include "complain/routes/session.hpp"

namespace complain::identity {

namespace {

using guard::Permission;
using guard::routes::id_in;
using guard::routes::no_content;
using http::Request;
using http::Response;
using routes::answer;
using routes::Session;

std::string day(std::int64_t days) {
    return platform::format_date(platform::from_days(days));
}

json::Object asked_json(const Asked& one) {
    return {{"id", std::to_string(one.row.id)},
            {"post", one.post},
            {"motive", one.row.motive},
            {"asked_at", platform::format_instant(one.row.asked)},
            {"last_day", day(one.row.last_day)},
            {"stage", one.is_lapsed ? "lapsed" : name_of(one.row.stage)},
            {"keeper_post", one.keeper_post},
            {"reason", one.row.reason},
            {"mine", one.is_mine}};
}

Response get_view(const Session& session) {
    const auto seen = view(session.office(), session.opener(), session.id());
    json::Array requests;
    requests.reserve(seen.requests.size());
    for (const auto& one : seen.requests)
        requests.push_back(asked_json(one));
    return answer({{"named", seen.is_named},
                   {"may_ask", seen.may_ask},
                   {"may_open", seen.may_open},
                   {"requests", std::move(requests)}});
}

Response post_request(const Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    ask(session.office(), session.opener(), session.id(), fields.text("motive", "理由", 200));
    return get_view(session);
}

Response post_opening(const Session& session) {
    const auto identity = read(session.office(), session.opener(), session.id());
    return answer({{"name", identity.name}, {"phone", identity.phone}, {"reach", identity.reach}});
}

json::Object waiting_json(const Waiting& one) {
    return {{"id", std::to_string(one.row.id)},
            {"number", one.number},
            {"kind", one.kind},
            {"post", one.post},
            {"motive", one.row.motive},
            {"asked_at", platform::format_instant(one.row.asked)},
            {"last_day", day(one.row.last_day)},
            {"stage", name_of(one.row.stage)}};
}

Response get_waiting(const Office& office, const Request& request) {
    json::Array items;
    for (const auto& one : waiting(office, guard::actor(request)))
        items.push_back(waiting_json(one));
    return answer({{"items", std::move(items)}});
}

Response post_decision(const Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    decide(session.office(), session.opener(), session.id(),
           {fields.boolean("granted", "是否同意"), fields.text("reason", "理由", 200)});
    return no_content();
}

Response delete_grant(const Office& office, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    revoke(office, guard::actor(request), id_in(request, "id"), fields.text("reason", "理由", 200));
    return no_content();
}

}  // namespace

void mount(http::Router& router, const std::shared_ptr<const Office>& desk, guard::Guard& guard) {
    const auto in_session = [desk, &guard](auto use) {
        return [desk, &guard, use](Request& request) {
            const Session session{*desk, guard, request};
            return use(session, request);
        };
    };
    router.get(
        "/office/api/cases/{id}/identity", Permission::SignedIn,
        in_session([](const Session& session, const Request&) { return get_view(session); }));
    router.post("/office/api/cases/{id}/identity-requests", Permission::HandleComplaint,
                in_session(post_request));
    router.del("/office/api/cases/{id}/identity-requests/{request}", Permission::HandleComplaint,
               in_session([](const Session& session, const Request& request) {
                   lay_down(session.office(), session.opener(), session.id(),
                            id_in(request, "request"));
                   return get_view(session);
               }));
    router.post(
        "/office/api/cases/{id}/identity-openings", Permission::HandleComplaint,
        in_session([](const Session& session, const Request&) { return post_opening(session); }));
    router.get("/office/api/identity-requests", Permission::GrantIdentity,
               [desk](Request& request) { return get_waiting(*desk, request); });
    router.post("/office/api/identity-requests/{id}/decision", Permission::GrantIdentity,
                in_session(post_decision));
    router.del("/office/api/identity-requests/{id}", Permission::GrantIdentity,
               [desk](Request& request) { return delete_grant(*desk, request); });
}

}  // namespace complain::identity
