#include "complain/routes/work.hpp"

#include "complain/cases/reminders.hpp"
#include "complain/routes/session.hpp"

namespace complain::routes {

namespace {

using guard::Permission;
using http::Request;
using http::Response;

constexpr int most_shown = 500;

json::Object reminded_json(const Reminded& one) {
    return {{"id", one.id == 0 ? json::Value(nullptr) : json::Value(std::to_string(one.id))},
            {"number", one.number},
            {"stage", json::Object{{"name", name_of(one.stage)}, {"title", title_of(one.stage)}}},
            {"promise", one.promise},
            {"left", one.left},
            {"overdue", one.is_overdue},
            {"level", title_of(one.level)}};
}

Response get_reminders(const Office& office, const Request& request) {
    db::Reader reader{office.pool};
    json::Array items;
    for (const auto& one : reminders(reader, office, guard::actor(request), most_shown))
        items.push_back(reminded_json(one));
    return answer({{"items", std::move(items)}});
}

}  // namespace

Response answer(const json::Object& object) {
    auto response = Response::json(json::write(object));
    response.set("Cache-Control", "no-store");
    response.gzip = Response::Gzip::Never;
    return response;
}

Response Session::again() const {
    return answer(case_json(office_, cases_.reread(opener_, id())));
}

void mount_work(http::Router& router, const std::shared_ptr<const Office>& desk,
                guard::Guard& /*guard*/) {
    router.get("/office/api/reminders", Permission::SignedIn,
               [desk](Request& request) { return get_reminders(*desk, request); });
}

}  // namespace complain::routes
