#include "guard/routes.hpp"

#include "complain/complain.hpp"
#include "complain/open/open_pages.hpp"
#include "complain/open/outcomes.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <memory>

namespace complain {

namespace {

using guard::Permission;
using guard::routes::id_in;
using guard::routes::no_content;
using http::Request;
using http::Response;
using platform::Refusal;

Response outcome_answer(const OutcomeView& view) {
    const auto named = [](const auto& value) {
        if (!value) return json::Value(nullptr);
        return json::Value(json::Object{{"name", name_of(*value)}, {"title", title_of(*value)}});
    };
    auto response = Response::json(json::write(json::Object{{"stage", named(view.stage)},
                                                            {"measures", view.measures},
                                                            {"reason", named(view.reason)},
                                                            {"written_by", view.written_by},
                                                            {"checked_by", view.checked_by},
                                                            {"tells_measures", view.tells_measures},
                                                            {"may_write", view.may_write},
                                                            {"may_check", view.may_check},
                                                            {"may_withdraw", view.may_withdraw}}));
    response.set("Cache-Control", "no-store");
    response.gzip = Response::Gzip::Never;
    return response;
}

std::string measures_in(const Request& request) {
    return json::Fields::read(request.body())
        .maybe_text("measures", "怎么处理的", 1000)
        .value_or("");
}

Withdrawn reason_in(const Request& request) {
    const auto name = json::Fields::read(request.body()).text("reason", "撤回原因", 20);
    const auto reason = withdrawn_named(name);
    if (!reason || *reason == Withdrawn::Reopened)
        throw Refusal{Refusal::Kind::Invalid, "“撤回原因”没有这一项，请从列表里选"};
    return *reason;
}

}  // namespace

void mount_outcomes(http::Router& router, const Office& office, guard::Guard& guard) {
    // Shared by the routes, which the router copies about.
    const auto outcomes = std::make_shared<Outcomes>(office);
    const auto with_vault = [outcomes, &guard](auto use) {
        return [outcomes, &guard, use](Request& request) {
            const auto key = guard::require_vault(guard, request);
            return use(*outcomes, Opener{guard::actor(request), key}, request);
        };
    };
    router.get("/office/api/cases/{id}/outcome", Permission::SignedIn,
               with_vault([](Outcomes& of, const Opener& opener, const Request& request) {
                   return outcome_answer(of.view(opener, id_in(request, "id")));
               }));
    router.put("/office/api/cases/{id}/outcome", Permission::HandleComplaint,
               with_vault([](Outcomes& of, const Opener& opener, const Request& request) {
                   of.write(opener, id_in(request, "id"), measures_in(request));
                   return no_content();
               }));
    router.post("/office/api/cases/{id}/outcome/check", Permission::ApproveComplaint,
                with_vault([](Outcomes& of, const Opener& opener, const Request& request) {
                    of.check(opener, id_in(request, "id"), measures_in(request));
                    return no_content();
                }));
    router.del("/office/api/cases/{id}/outcome", Permission::SignedIn,
               with_vault([](Outcomes& of, const Opener& opener, const Request& request) {
                   of.withdraw(opener, id_in(request, "id"), reason_in(request));
                   return no_content();
               }));
}

void mount_open(http::Router& router, portal::Site& site, db::Pool& public_store) {
    const auto pages = std::make_shared<OpenPages>(site, public_store);
    router.get("/complaints", Permission::Anyone,
               [pages](const Request& request) { return pages->page(request); });
    router.get("/complaints.json", Permission::Anyone,
               [pages](const Request& request) { return pages->json(request); });
    router.get("/complaints.csv", Permission::Anyone,
               [pages](const Request& request) { return pages->csv(request); });
}

}  // namespace complain
