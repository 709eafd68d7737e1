#include "portal/self/visits.hpp"

#include "domain/privacy.hpp"
#include "platform/core/encoding.hpp"
#include "portal/mailbox/mailbox.hpp"
#include "portal/self/desk.hpp"
#include "portal/views.hpp"

#include <charconv>

namespace portal::self {

namespace {

using domain::ReceiptCode;
using domain::ReceiptFault;
using domain::ReceiptKind;
using http::Request;
using http::Response;
using namespace std::chrono_literals;

/// More questions than the office answers in a minute; beyond, people are asked to come again.
constexpr std::int64_t most_waiting = 200;
constexpr auto late_after = 30s;
/// A kiosk's page ends by then even without scripts; with them, a minute after the last touch.
constexpr std::chrono::seconds kiosk_limit{180};
constexpr std::string_view wait_page = "/self/answer";

std::string origin_of(std::string_view url) {
    const auto host = url.find("//");
    return std::string{url.substr(0, url.find('/', host == std::string_view::npos ? 0 : host + 2))};
}

}  // namespace

std::string Visits::office_key() {
    const auto snapshot = site_.snapshot();
    return platform::from_base64(snapshot->site("self_key")).value_or("");
}

Visit Visits::visit(const Request& request) {
    auto out = site_.visit(request);
    // After a change of skin the visitor comes back by GET.
    if (request.method() == http::Method::Post) out.target = "/self";
    return out;
}

Response Visits::page(Html html, unsigned status) const {
    auto response = Response::html(std::move(html).text(), status);
    response.set("Cache-Control", "no-store");
    response.gzip = Response::Gzip::Never;
    if (!doors_.empty()) {
        std::string policy =
            "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'; "
            "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        for (const auto& door : doors_)
            policy += " " + origin_of(door.url);
        response.content_security_policy(std::move(policy));
    }
    return response;
}

Response Visits::left_alone(const Request& request, Response response) const {
    const auto after = Skin::of(request).kiosk ? kiosk_limit : std::chrono::seconds{answer_lasts};
    response.set("Refresh", fmt::format("{}; url=/self/leave", after.count()));
    return response;
}

Response Visits::entry_page(const Request& request, const views::Typed& typed, unsigned status) {
    const auto challenge = doors_.empty() ? std::string{} : challenges_.fresh(site_.clock.now());
    return page(views::enter(visit(request), doors_, challenge, typed), status);
}

Response Visits::off_page(const Request& request) {
    return page(views::off(visit(request)));
}

Response Visits::busy_page(const Request& request) {
    return page(
        portal::views::error(visit(request), 503,
                             "查的人太多了，请过几分钟再来。您的码没有作废，也不会因此作废。", ""),
        503);
}

Response Visits::enter(Request& request) {
    if (office_key().empty()) return off_page(request);
    const auto session = session_of(request);
    if (std::holds_alternative<Looking>(session)) return Response::redirect(std::string{wait_page});
    if (const auto* copying = std::get_if<Copying>(&session))
        return left_alone(request, page(views::copy_code(visit(request), copying->next)));
    return entry_page(request, {}, 200);
}

Response Visits::take_code(Request& request) {
    if (office_key().empty()) return off_page(request);
    if (!brake_.passes(site_.clock.now())) return busy_page(request);
    const auto typed = request.form("code").value_or("");
    auto read = ReceiptCode::parse(typed);
    if (const auto* fault = std::get_if<ReceiptFault>(&read)) {
        // Someone's number does not belong here, and is not repeated.
        // On a kiosk not even a code with one wrong letter: the next person would mend it.
        const bool is_private =
            !domain::find_private(typed).empty() || typed.size() > 200 || Skin::of(request).kiosk;
        return entry_page(request,
                          {portal::fault_text(*fault), is_private ? "" : std::string{typed}}, 400);
    }
    auto& code = std::get<ReceiptCode>(read);
    if (code.kind() == ReceiptKind::Case)
        return entry_page(request, {"这是投诉举报的回执码，请到上面的“投诉举报”里输", ""}, 400);
    if (code.kind() == ReceiptKind::Slip) {
        const Session session{Copying{std::move(code), ReceiptCode::fresh(ReceiptKind::Query)}};
        auto response = left_alone(
            request, page(views::copy_code(visit(request), std::get<Copying>(session).next)));
        response.add(cookie_of(request, session));
        return response;
    }
    Ask ask;
    ask.way = Ask::Way::Code;
    ask.shown = code.proof();
    return send(request, std::move(ask), std::move(code));
}

Response Visits::copied(Request& request) {
    if (office_key().empty()) return off_page(request);
    auto session = session_of(request);
    auto* copying = std::get_if<Copying>(&session);
    if (copying == nullptr) return Response::redirect("/self");
    if (!brake_.passes(site_.clock.now())) return busy_page(request);
    Ask ask;
    ask.way = Ask::Way::Slip;
    ask.shown = copying->slip.proof();
    ask.next = copying->next.proof();
    return send(request, std::move(ask), std::move(copying->next));
}

Response Visits::take_identity(Request& request) {
    if (office_key().empty() || doors_.empty()) return off_page(request);
    const auto now = site_.clock.now();
    if (!brake_.passes(now)) return busy_page(request);
    const auto sealed = platform::from_base64url(request.form("sealed").value_or(""));
    const auto signature = platform::from_base64url(request.form("signature").value_or(""));
    const auto challenge = request.form("challenge").value_or("");
    const auto at = request.form("at").value_or("");
    Ask ask;
    ask.way = Ask::Way::Identity;
    const auto [end, error] = std::from_chars(at.data(), at.data() + at.size(), ask.assertion.at);
    const bool is_read =
        error == std::errc{} && end == at.data() + at.size() && sealed && signature;
    if (!is_read || !challenges_.holds(challenge, now))
        return entry_page(request, {"身份验证已过期，请重新来一次。", ""}, 400);
    ask.assertion.source = request.form("source").value_or("");
    ask.assertion.challenge = challenge;
    ask.assertion.sealed = *sealed;
    ask.assertion.signature = *signature;
    return send(request, std::move(ask), {});
}

Response Visits::send(Request& request, Ask ask, std::optional<ReceiptCode> code) {
    Session session{
        Looking{std::move(code), ReceiptCode::fresh(ReceiptKind::Visit), site_.clock.now()}};
    const auto& looking = std::get<Looking>(session);
    ask.answer_look_up = looking.visit.look_up();
    ask.answer_key = looking.visit.answer_key().view();
    if (!put(ask)) return busy_page(request);
    // No redirect: one that follows a form from another site would lose the Strict cookie.
    auto response = page(views::wait(visit(request), views::Waiting::Soon, looking));
    response.set("Refresh", fmt::format("1; url={}", wait_page));
    response.add(cookie_of(request, session));
    return response;
}

bool Visits::put(const Ask& ask) {
    const auto sealed = seal_ask(ask, office_key());
    if (!sealed) return false;
    db::Transaction tx{site_.store};
    drop_envelopes_before(tx, envelope_kind, site_.clock.now() - answer_lasts);
    if (envelopes_waiting(tx) >= most_waiting) return false;
    put_envelope(tx, envelope_kind, *sealed, site_.clock.now());
    tx.commit();
    return true;
}

Response Visits::answer(Request& request) {
    auto session = session_of(request);
    const auto* looking = std::get_if<Looking>(&session);
    if (looking == nullptr) return Response::redirect("/self");
    const auto now = site_.clock.now();
    std::optional<std::string> sealed;
    {
        db::Reader reader{site_.store};
        sealed = answer_for(reader, looking->visit.look_up(), now);
    }
    const auto reply = sealed ? open_reply(*sealed, looking->visit.answer_key()) : std::nullopt;
    if (!reply) return waiting_page(request, *looking);
    if (!reply->account) return left_alone(request, page(views::none(visit(request))));
    return left_alone(request, page(views::account(visit(request), *reply->account, *looking)));
}

Response Visits::waiting_page(const Request& request, const Looking& looking) {
    const auto waited = site_.clock.now() - looking.since;
    if (waited > answer_lasts) return leave(request);
    const auto waiting = waited > late_after ? views::Waiting::Late : views::Waiting::Soon;
    auto response = page(views::wait(visit(request), waiting, looking));
    response.set("Refresh",
                 fmt::format("{}; url={}", waiting == views::Waiting::Late ? 20 : 2, wait_page));
    return response;
}

Response Visits::again(Request& request) {
    if (office_key().empty()) return off_page(request);
    auto session = session_of(request);
    auto* looking = std::get_if<Looking>(&session);
    if (looking == nullptr || !looking->code) return Response::redirect("/self");
    if (!brake_.passes(site_.clock.now())) return busy_page(request);
    forget(*looking);
    Ask ask;
    ask.way = Ask::Way::Code;
    ask.shown = looking->code->proof();
    return send(request, std::move(ask), std::move(looking->code));
}

Response Visits::leave(const Request& request) {
    const auto session = session_of(request);
    if (const auto* looking = std::get_if<Looking>(&session)) forget(*looking);
    auto response = Response::redirect(Skin::of(request).kiosk ? "/" : "/self");
    response.set("Cache-Control", "no-store");
    response.add(cookie_of(request, {}));
    return response;
}

void Visits::forget(const Looking& looking) {
    db::Transaction tx{site_.store};
    drop_answer(tx, looking.visit.look_up());
    tx.commit();
}

}  // namespace portal::self
