#include "complain/routes/work.hpp"

#include "complain/cases/openings.hpp"
#include "complain/cases/phrases.hpp"
#include "complain/cases/printing.hpp"
#include "complain/cases/reminders.hpp"
#include "complain/cases/settlement.hpp"
#include "complain/routes/session.hpp"
#include "platform/core/refusal.hpp"

namespace complain::routes {

namespace {

using guard::Permission;
using guard::routes::id_in;
using guard::routes::no_content;
using http::Request;
using http::Response;
using platform::Refusal;

constexpr int most_shown = 500;
constexpr std::size_t most_names = 50;

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
    return answer(
        {{"items", std::move(items)}, {"unsorted", unsorted_for(reader, guard::actor(request))}});
}

Response get_odd_openings(const Office& office, const Request& request) {
    json::Array items;
    for (const auto& one : odd_openings(office, guard::actor(request)))
        items.push_back(json::Object{{"officer", one.officer},
                                     {"department", one.department},
                                     {"day", platform::format_date(one.day)},
                                     {"why", one.why},
                                     {"times", one.times},
                                     {"cases", one.cases}});
    return answer({{"items", std::move(items)}});
}

Response get_phrases(const Office& office, const Request& request) {
    json::Array items;
    for (const auto& one : phrases(office, guard::actor(request)))
        items.push_back(json::Object{
            {"id", std::to_string(one.id)}, {"title", one.title}, {"words", one.words}});
    return answer({{"items", std::move(items)}});
}

Response keep_phrase_of(const Office& office, const Request& request, std::int64_t id) {
    const auto fields = json::Fields::read(request.body());
    keep_phrase(office, guard::actor(request),
                {id, fields.text("title", "名称", 40), fields.text("words", "内容", 2000)});
    return no_content();
}

Response get_repeats(const Session& session) {
    json::Array items;
    for (const auto& one : repeats(session.office(), session.opener(), session.id()))
        items.push_back(json::Object{
            {"id", std::to_string(one.id)},
            {"number", one.number},
            {"stage", json::Object{{"name", name_of(one.stage)}, {"title", title_of(one.stage)}}},
            {"received_at", platform::format_instant(one.received)},
            {"same_record", one.same_record},
            {"same_place", one.same_place},
            {"likeness", one.likeness}});
    return answer({{"items", std::move(items)}});
}

Response get_corrections(const Session& session) {
    db::Reader reader{session.office().pool};
    const auto told = told_of(hold(reader, session.opener(), session.id()));
    json::Array items;
    for (const auto& one : corrections_since(session.office(), told))
        items.push_back(json::Object{{"version", std::to_string(one.version)},
                                     {"field", one.field},
                                     {"before", one.before},
                                     {"after", one.after},
                                     {"reason", one.reason}});
    return answer({{"items", std::move(items)}});
}

Response post_task(const Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto due = platform::parse_iso_date(fields.text("due", "完成的日子", 10));
    if (!due) throw Refusal{Refusal::Kind::Invalid, "“完成的日子”要写成 2017-09-20 这样"};
    add_task(session.office(), session.opener(), session.id(),
             {fields.text("text", "做什么", 500), guard::OfficerId{fields.id("officer", "交给谁")},
              *due});
    return session.again();
}

std::vector<std::string> names_in(const json::Fields& fields) {
    auto names = fields.texts("names", "要遮盖的姓名");
    if (names.size() > most_names) throw Refusal{Refusal::Kind::Invalid, "一次最多遮盖50个姓名"};
    return names;
}

Response post_redaction(const Session& session, const Request& request) {
    const auto names = names_in(json::Fields::read(request.body()));
    return answer(
        {{"text", preview_export(session.office(), session.opener(), session.id(), names)}});
}

Response post_export(const Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    auto response =
        Response::bytes("text/plain; charset=utf-8",
                        export_case(session.office(), session.opener(), session.id(),
                                    names_in(fields), fields.text("reason", "理由", 200)));
    response.set("Cache-Control", "no-store");
    response.gzip = Response::Gzip::Never;
    response.attachment("脱敏件.txt");
    return response;
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

namespace {

void mount_lists(http::Router& router, const std::shared_ptr<const Office>& desk) {
    router.get("/office/api/reminders", Permission::SignedIn,
               [desk](Request& request) { return get_reminders(*desk, request); });
    router.get("/office/api/odd-openings", Permission::ApproveComplaint,
               [desk](Request& request) { return get_odd_openings(*desk, request); });
    router.get("/office/api/phrases", Permission::SignedIn,
               [desk](Request& request) { return get_phrases(*desk, request); });
    router.post("/office/api/phrases", Permission::SignedIn,
                [desk](Request& request) { return keep_phrase_of(*desk, request, 0); });
    router.put("/office/api/phrases/{id}", Permission::SignedIn, [desk](Request& request) {
        return keep_phrase_of(*desk, request, id_in(request, "id"));
    });
    router.del("/office/api/phrases/{id}", Permission::SignedIn, [desk](Request& request) {
        withdraw_phrase(*desk, guard::actor(request), id_in(request, "id"));
        return no_content();
    });
}

}  // namespace

void mount_work(http::Router& router, const std::shared_ptr<const Office>& desk,
                guard::Guard& guard) {
    mount_lists(router, desk);
    const auto in_session = [desk, &guard](auto use) {
        return [desk, &guard, use](Request& request) {
            const Session session{*desk, guard, request};
            return use(session, request);
        };
    };
    router.get(
        "/office/api/cases/{id}/repeats", Permission::IntakeComplaint,
        in_session([](const Session& session, const Request&) { return get_repeats(session); }));
    router.get("/office/api/cases/{id}/corrections", Permission::SignedIn,
               in_session([](const Session& session, const Request&) {
                   return get_corrections(session);
               }));
    router.post("/office/api/cases/{id}/tasks", Permission::SignedIn, in_session(post_task));
    router.put("/office/api/cases/{id}/tasks/{number}/end", Permission::SignedIn,
               in_session([](const Session& session, const Request& request) {
                   end_task(session.office(), session.opener(), session.id(),
                            id_in(request, "number"));
                   return session.again();
               }));
    router.post("/office/api/cases/{id}/redactions", Permission::SignedIn,
                in_session(post_redaction));
    router.post("/office/api/cases/{id}/exports", Permission::SignedIn, in_session(post_export));
}

}  // namespace complain::routes
