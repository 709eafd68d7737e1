#include "complain/intake/window.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"

#include <charconv>

namespace complain {

namespace {

using domain::ReceiptCode;
using domain::ReceiptFault;
using domain::ReceiptKind;
using http::Request;
using http::Response;
using platform::Refusal;

constexpr std::string_view cookie_name = "mingbai_case";
/// The code that is to take its place, while it is being copied down.
constexpr std::string_view new_cookie_name = "mingbai_new";
constexpr std::string_view not_found = "没有查到这个回执码，请核对后再输";
/// A kiosk's page ends by then even without scripts; a phone's when its owner has had time to read.
constexpr int kiosk_limit = 180, phone_limit = 1800;
/// Whoever writes needs longer; a kiosk's script ends the page a minute after the last touch
/// anyway.
constexpr int kiosk_writes = 900;

std::optional<ReceiptCode> code_in(std::string_view text) {
    auto read = ReceiptCode::parse(text);
    auto* code = std::get_if<ReceiptCode>(&read);
    if (code == nullptr || code->kind() != ReceiptKind::Case) return std::nullopt;
    return std::move(*code);
}

std::optional<ReceiptCode> code_of(const Request& request, std::string_view name = cookie_name) {
    return code_in(request.cookie(name).value_or(""));
}

http::Cookie cookie_of(const Request& request, const ReceiptCode* code,
                       std::string_view name = cookie_name) {
    http::Cookie out;
    out.name = name;
    out.path = "/report";
    out.secure = request.secure();
    out.same_site = http::Cookie::SameSite::Strict;
    if (code != nullptr)
        out.value = code->shown();
    else
        out.max_age = std::chrono::seconds{0};
    return out;
}

/// What is wrong with a code that was copied down; nothing when it is the one.
std::string copying_fault(std::string_view typed, const ReceiptCode& code) {
    const auto read = ReceiptCode::parse(typed);
    if (const auto* fault = std::get_if<ReceiptFault>(&read)) return portal::fault_text(*fault);
    if (std::get<ReceiptCode>(read).shown() == code.shown()) return {};
    return "输的不是上面这个码，请对照着再输一遍";
}

/// Ends the visit when nobody goes on.
Response left_alone(const Request& request, Response response) {
    const int after = portal::Site::is_kiosk(request) ? kiosk_limit : phone_limit;
    response.set("Refresh", fmt::format("{}; url=/report/leave", after));
    return response;
}

/// A code with a wrong letter may be mended by its owner, but not by a kiosk's next visitor, and
/// somebody's number is not repeated.
std::string shown_again(const Request& request, std::string_view typed) {
    const bool is_private = typed.size() > 200 || portal::Site::is_kiosk(request) ||
                            !domain::find_private(typed).empty();
    return is_private ? std::string{} : std::string{typed};
}

struct Scanned {
    std::string fault = {};
    bool is_whole = true;  ///< nothing was left that the scanner could not look at
};

/// Before anything is sealed. What cannot be looked at is taken in all the same: a report is never
/// lost because a scanner is away.
Scanned scan(const Scanner& scanner, const std::vector<http::Upload>& files) {
    if (!scanner.is_set_up()) return {};
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto verdict = scanner.scan([&](const auto& use) { files[i].content->each(use); });
        if (verdict.kind == Verdict::Kind::Unknown) return {{}, false};
        if (verdict.kind == Verdict::Kind::Found)
            return {fmt::format(
                "您交的第{}个文件里查出了病毒（{}），没有收。您写的都还在：不交这个文件，"
                "再按一次“交上去”就行；别的文件请重新选一遍",
                i + 1, verdict.name)};
    }
    return {};
}

}  // namespace

std::optional<WindowKeys> Window::keys() {
    db::Reader reader{store_};
    auto keys = public_rows::window(reader);
    if (keys && keys->intake.empty() && keys->above.empty()) return std::nullopt;
    return keys;
}

Response Window::form_page(const Request& request, const WindowKeys& keys,
                           const std::string& fault) {
    WindowPages::Shown shown;
    shown.may_name = !keys.custodians.empty();
    shown.ticket = report_tickets_.fresh(site_.clock().now());
    shown.fault = fault;
    shown.channels = keys.channels;
    const bool is_again = request.method() == http::Method::Post;
    if (is_again) shown.typed = &request;
    const auto given = [&](std::string_view name) {
        return (is_again ? request.form(name) : request.query(name)).value_or("");
    };
    shown.asks_call = !is_again && given("callback") == "1";
    shown.record = site_.record(given("record"));
    if (shown.record) shown.place = shown.record->place.value();
    const auto place = given("place");
    if (!place.empty()) std::from_chars(place.data(), place.data() + place.size(), shown.place);
    if (shown.place != 0) {
        db::Reader reader{store_};
        // What is asked about a payment's row is mostly that the row is wrong.
        shown.like = like_answers(reader, domain::RegionCode{shown.place},
                                  shown.record ? std::optional{Kind::Dispute} : std::nullopt);
    }
    return pages_.form(request, shown);
}

Response Window::form(Request& request) {
    const auto keys = this->keys();
    if (!keys) return pages_.closed(request);
    auto response = form_page(request, *keys, "");
    // A phone's form stays until its owner sends it: nothing that was typed may be lost.
    if (portal::Site::is_kiosk(request))
        response.set("Refresh", fmt::format("{}; url=/report/leave", kiosk_writes));
    return response;
}

Response Window::submit(Request& request) {
    const auto keys = this->keys();
    if (!keys) return pages_.closed(request);
    const auto now = site_.clock().now();
    try {
        auto form = form_of(request);
        room_.require();
        const auto verdict = report_tickets_.use(request.form("ticket").value_or(""), now);
        if (verdict == Tickets::Verdict::TooSoon)
            return form_page(request, *keys, "交得太快了，请等几秒钟再按一次；您写的都还在");
        if (verdict == Tickets::Verdict::Spent)
            return form_page(request, *keys,
                             "这一页放得太久，或者已经交过一次，请再按一次“交上去”");
        const bool is_above = entry_of(form.told.concerns).above, by_helper = form.told.by_helper;
        std::vector<http::Upload> files;
        for (const auto& one : request.uploads())
            if (one.size > 0) files.push_back(one);
        const auto scanned = scan(scanner_, files);
        if (!scanned.fault.empty()) return form_page(request, *keys, scanned.fault);
        const auto accepted = accept_report(store_, std::move(form), files, now);
        auto response =
            left_alone(request, pages_.receipt(request, accepted.code,
                                               {"", is_above ? keys->above_title : "",
                                                accepted.digests, scanned.is_whole, by_helper}));
        response.add(cookie_of(request, &accepted.code));
        return response;
    } catch (const Refusal& refusal) {
        return form_page(request, *keys, refusal.what());
    }
}

Response Window::receipt(Request& request) {
    const auto code = code_of(request);
    if (!code) return Response::redirect("/report/follow");
    return left_alone(request,
                      pages_.receipt(request, *code, {"", "", {}, true, is_for_another(*code)}));
}

Response Window::confirm(Request& request) {
    const auto code = code_of(request);
    if (!code) return Response::redirect("/report/follow");
    const bool by_helper = is_for_another(*code);
    const auto fault = copying_fault(request.form("code").value_or(""), *code);
    if (!fault.empty())
        return left_alone(request,
                          pages_.receipt(request, *code, {fault, "", {}, true, by_helper}));
    auto response = left_alone(request, pages_.confirmed(request, by_helper));
    // It is no code of whoever sits here.
    if (by_helper) response.add(cookie_of(request, nullptr));
    return response;
}

bool Window::is_for_another(const ReceiptCode& code) {
    db::Reader reader{store_};
    const auto receipt = public_rows::receipt(reader, code.look_up());
    return receipt && receipt->on_behalf;
}

Response Window::code_page(const Request& request, const std::string& fault) {
    const auto typed = request.form("code").value_or("");
    return pages_.follow(
        request, {fault, shown_again(request, typed), code_tickets_.fresh(site_.clock().now())});
}

Response Window::enter(Request& request) {
    if (code_of(request)) return Response::redirect("/report/case");
    return code_page(request, "");
}

Response Window::follow(Request& request) {
    const auto read = ReceiptCode::parse(request.form("code").value_or(""));
    if (const auto* fault = std::get_if<ReceiptFault>(&read))
        return code_page(request, portal::fault_text(*fault));
    // Guessing is slow for everybody, the more of it there is, and closed to nobody.
    const auto ticket = request.form("ticket").value_or("");
    if (code_tickets_.use(ticket, site_.clock().now()) != Tickets::Verdict::Good)
        return code_page(request, "请稍等几秒钟，再按一次“看进展”；您的码没有作废");
    const auto& code = std::get<ReceiptCode>(read);
    std::optional<OpenedCase> opened;
    if (code.kind() == ReceiptKind::Case) {
        db::Reader reader{store_};
        opened = open_case(reader, code);
    }
    if (!opened) return code_page(request, std::string{not_found});
    if (opened->must_exchange)
        return exchange_page(request, code, ReceiptCode::fresh(ReceiptKind::Case), "");
    auto response = left_alone(request, pages_.dialogue(request, *opened, "", ""));
    response.add(cookie_of(request, &code));
    return response;
}

Response Window::exchange_page(const Request& request, const ReceiptCode& old,
                               const ReceiptCode& fresh, const std::string& fault) {
    auto response = left_alone(request, pages_.exchange(request, fresh, fault));
    response.add(cookie_of(request, &fresh, new_cookie_name));
    response.add(cookie_of(request, &old));
    return response;
}

Response Window::exchange(Request& request) {
    const auto old = code_of(request), fresh = code_of(request, new_cookie_name);
    if (!old || !fresh) return Response::redirect("/report/follow");
    const auto fault = copying_fault(request.form("code").value_or(""), *fresh);
    if (!fault.empty()) return exchange_page(request, *old, *fresh, fault);
    const bool is_done = exchange_code(store_, *old, *fresh);
    auto response = is_done
                        ? case_page(request, *fresh, "换好了。以后只用新码，原来的码已经作废。", "")
                        : pages_.follow(request, {std::string{exchanged_elsewhere}, "",
                                                  code_tickets_.fresh(site_.clock().now())});
    response.add(cookie_of(request, nullptr, new_cookie_name));
    response.add(cookie_of(request, is_done ? &*fresh : nullptr));
    return response;
}

Response Window::case_page(const Request& request, const ReceiptCode& code, std::string_view sent,
                           std::string_view fault) {
    std::optional<OpenedCase> opened;
    {
        db::Reader reader{store_};
        opened = open_case(reader, code);
    }
    if (!opened) return code_page(request, std::string{not_found});
    if (opened->must_exchange) {
        // The same one as before: it may have been copied down already.
        auto fresh = code_of(request, new_cookie_name);
        if (!fresh) fresh = ReceiptCode::fresh(ReceiptKind::Case);
        return exchange_page(request, code, *fresh, "");
    }
    return left_alone(request, pages_.dialogue(request, *opened, sent, fault));
}

Response Window::show(Request& request) {
    const auto code = code_of(request);
    if (!code) return Response::redirect("/report/follow");
    return case_page(request, *code, "", "");
}

Response Window::add(Request& request) {
    const auto code = code_of(request);
    if (!code) return Response::redirect("/report/follow");
    try {
        room_.require();
        add_message(store_, *code, request.form("text").value_or(""), site_.clock().now());
    } catch (const Refusal& refusal) {
        return case_page(request, *code, "", refusal.what());
    }
    return case_page(request, *code, "送去了。办理的人打开以后，这里会显示出来。", "");
}

Response Window::evaluate(Request& request) {
    const auto code = code_of(request);
    if (!code) return Response::redirect("/report/follow");
    const auto word = evaluation_named(request.form("word").value_or(""));
    if (!word) return case_page(request, *code, "", "请先选一个");
    try {
        room_.require();
        add_evaluation(store_, *code, *word, site_.clock().now());
    } catch (const Refusal& refusal) {
        return case_page(request, *code, "", refusal.what());
    }
    return case_page(request, *code, "评价已经送去，谢谢。", "");
}

Response Window::leave(Request& request) {
    auto response = Response::redirect(portal::Site::is_kiosk(request) ? "/" : "/report/follow");
    response.set("Cache-Control", "no-store");
    response.set("Clear-Site-Data", R"("cache", "storage")");
    response.add(cookie_of(request, nullptr, new_cookie_name));
    response.add(cookie_of(request, nullptr));
    return response;
}

}  // namespace complain
