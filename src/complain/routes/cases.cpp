#include "complain/cases/preview.hpp"
#include "complain/complain.hpp"
#include "complain/exchange/returning.hpp"
#include "complain/identity/routes.hpp"
#include "complain/routes/session.hpp"
#include "complain/routes/shapes.hpp"
#include "complain/routes/work.hpp"
#include "platform/core/refusal.hpp"

#include <charconv>

namespace complain {

namespace {

using guard::Permission;
using guard::routes::id_in;
using guard::routes::no_content;
using http::Request;
using http::Response;
using platform::Refusal;
using routes::answer;
using routes::Session;

constexpr int page_size = 50;

/// "17433:812": behind that due day and case.
store::QueueKey after_in(const Request& request) {
    store::QueueKey out;
    const auto text = request.query("after").value_or("");
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return out;
    std::from_chars(text.data(), text.data() + colon, out.due);
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), out.id);
    return out;
}

Response get_queue(const Office& office, const Request& request) {
    const Cases cases{office};
    const auto rows = cases.queue(guard::actor(request), after_in(request), page_size + 1);
    json::Array items;
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), page_size); ++i)
        items.push_back(routes::queue_row_json(office, rows[i]));
    json::Object out{{"items", std::move(items)}};
    if (rows.size() > page_size) {
        const auto& last = rows[page_size - 1];
        out["next"] = fmt::format("{}:{}", last.order, last.id);
    }
    return answer(out);
}

Finding finding_in(const json::Fields& fields) {
    Finding out;
    const auto theme = theme_named(fields.text("theme", "主题", 20));
    if (!theme) throw Refusal{Refusal::Kind::Invalid, "“主题”没有这一项，请从列表里选"};
    out.theme = *theme;
    out.place = json::parse_id(fields.maybe_text("place", "地方", 12).value_or("")).value_or(0);
    out.department = fields.maybe_text("department", "部门", 80).value_or("");
    out.post = fields.maybe_text("post", "职务", 80).value_or("");
    return out;
}

Response put_class(Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto kind = kind_named(fields.text("kind", "类别", 20));
    if (!kind) throw Refusal{Refusal::Kind::Invalid, "“类别”没有这一项，请从列表里选"};
    session.cases().classify(session.opener(), session.id(), *kind, finding_in(fields));
    return no_content();
}

Response post_move(Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto move = move_named(fields.text("move", "办理动作", 30));
    if (!move) throw Refusal{Refusal::Kind::Invalid, "没有这个办理动作"};
    session.cases().take(session.opener(), session.id(), *move, routes::details_in(fields));
    return no_content();
}

Response post_word(Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto ear =
        fields.boolean("internal", "只给办理人员看") ? store::Ear::Officers : store::Ear::Reporter;
    session.cases().say(session.opener(), session.id(), ear, fields.text("text", "内容", 5000));
    return session.again();
}

Response get_candidates(Session& session) {
    json::Array items;
    for (const auto& one : session.cases().candidates(session.opener(), session.id()))
        items.push_back(routes::candidate_json(one));
    return answer({{"items", std::move(items)}});
}

Response post_holder(Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    session.cases().grant(session.opener(), session.id(),
                          guard::OfficerId{fields.id("officer", "人员")},
                          fields.text("reason", "理由", 200));
    return session.again();
}

Response delete_holder(Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    session.cases().revoke(session.opener(), session.id(),
                           guard::OfficerId{id_in(request, "officer")},
                           fields.text("reason", "理由", 200));
    return no_content();
}

/// A photo is drawn from bytes that the scanner has seen, too.
Response get_file(Session& session, const Request& request, const Scanner& scanner) {
    std::int64_t number = -1;
    const auto text = request.param("number");
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto original = session.cases().file(session.opener(), session.id(), number);
    require_clean(scanner, original);
    return preview(original);
}

Response get_posts(const Office& office, const Request& request) {
    const auto place = json::parse_id(request.query("place").value_or("")).value_or(0);
    const auto today = platform::local_date(office.clock.now());
    json::Array items;
    for (const auto* post : office.posts.at(domain::RegionCode{place}, today))
        items.push_back(routes::post_json(*post));
    return answer({{"items", std::move(items)}});
}

Response get_organs(const Office& office) {
    db::Reader reader{office.pool};
    json::Array items;
    for (const auto& title : organ_titles(reader))
        items.push_back(json::Object{{"title", title}});
    return answer({{"items", std::move(items)}});
}

}  // namespace

void mount_office(http::Router& router, const Office& office, guard::Guard& guard,
                  const Scanner& scanner) {
    // Shared by the routes, which the router copies about.
    const auto desk = std::make_shared<const Office>(office);
    const auto in_session = [desk, &guard](auto use) {
        return [desk, &guard, use](Request& request) {
            Session session{*desk, guard, request};
            return use(session, request);
        };
    };
    router.get("/office/api/cases", Permission::SignedIn,
               [desk](Request& request) { return get_queue(*desk, request); });
    router.post("/office/api/cases/{id}/openings", Permission::SignedIn,
                in_session([desk](Session& session, const Request& request) {
                    const auto fields = json::Fields::read(request.body());
                    return answer(routes::case_json(
                        *desk, session.cases().open(session.opener(), session.id(),
                                                    fields.text("reason", "理由", 200))));
                }));
    router.put("/office/api/cases/{id}/class", Permission::IntakeComplaint, in_session(put_class));
    router.post("/office/api/cases/{id}/moves", Permission::SignedIn, in_session(post_move));
    router.post("/office/api/cases/{id}/words", Permission::SignedIn, in_session(post_word));
    router.get(
        "/office/api/cases/{id}/candidates", Permission::SignedIn,
        in_session([](Session& session, const Request&) { return get_candidates(session); }));
    router.post("/office/api/cases/{id}/holders", Permission::SignedIn, in_session(post_holder));
    router.del("/office/api/cases/{id}/holders/{officer}", Permission::SignedIn,
               in_session(delete_holder));
    router.get("/office/api/cases/{id}/files/{number}", Permission::SignedIn,
               in_session([scanner](Session& session, const Request& request) {
                   return get_file(session, request, scanner);
               }));
    routes::mount_work(router, desk, guard);
    routes::mount_junk(router, desk, guard);
    identity::mount(router, desk, guard);
    router.get("/office/api/organs", Permission::IntakeComplaint,
               [desk](Request&) { return get_organs(*desk); });
    router.get("/office/api/posts", Permission::IntakeComplaint,
               [desk](Request& request) { return get_posts(*desk, request); });
}

}  // namespace complain
