#include "complain/intake/views.hpp"

#include "complain/clock/calendar.hpp"
#include "complain/intake/asset_name.hpp"
#include "complain/intake/place_list.hpp"
#include "complain/model/kind.hpp"
#include "complain/pages.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>

#include <array>

namespace complain {

namespace {

using View = ::pages::View;

/// The site's own policy, and what libsodium's WebAssembly needs to run; a voice, a photo and a
/// place are taken on a tap.
constexpr std::string_view sealing_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; media-src blob:; script-src "
    "'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";
constexpr std::string_view sealing_permissions =
    "camera=(), geolocation=(self), microphone=(self), payment=(), usb=()";

/// What somebody who wants to be called begins with; the number stays under the seal like the rest.
constexpr std::string_view call_me = "请给我回电话。\n我的电话：\n什么时候方便接：\n什么事：";

constexpr std::array<std::string_view, 4> wrongs{"没收到", "金额不对", "不是本人", "其他"};

std::string typed(const WindowPages::Shown& shown, std::string_view name) {
    if (shown.typed == nullptr) return {};
    return std::string{shown.typed->form(name).value_or("")};
}

void show_concerns(View body, const std::string& chosen) {
    for (const auto& one : all_concerns()) {
        auto entry = body.list("CONCERN").set("NAME", one.name).set("TITLE", one.title);
        if (one.name == chosen) entry.show("ON");
    }
}

void show_kinds(View body, const std::string& chosen) {
    for (const auto kind : kinds()) {
        auto entry = body.list("KIND").set("NAME", name_of(kind)).set("TITLE", title_of(kind));
        entry.set("WORDS", plain_words(kind));
        if (name_of(kind) == chosen) entry.show("ON");
    }
    auto unsure = body.list("KIND").set("NAME", "").set("TITLE", "说不清楚").set("WORDS", "");
    if (chosen.empty()) unsure.show("ON");
}

/// Whose reports the level above takes, for the script that seals them.
std::string above_names() {
    std::string out;
    for (const auto& one : all_concerns())
        if (one.above) out += (out.empty() ? "" : " ") + std::string{one.name};
    return out;
}

/// Whether to give a name, and what was typed of it.
void show_naming(View body, const WindowPages::Shown& shown) {
    if (!shown.may_name) {
        body.show("NO_NAMES");
        return;
    }
    auto part = body.list("NAMING");
    part.show(typed(shown, "named") == "yes" ? "NAMED" : "UNNAMED");
    part.set("OWN_NAME", typed(shown, "own_name"))
        .set("OWN_PHONE", typed(shown, "own_phone"))
        .set("OWN_REACH", typed(shown, "own_reach"));
}

void show_evaluations(View body) {
    for (const auto word : {Evaluation::Satisfied, Evaluation::Basically, Evaluation::Dissatisfied})
        body.list("WORD").set("NAME", name_of(word)).set("TITLE", title_of(word));
}

void show_record(View body, const portal::RecordBrief& record, const std::string& chosen) {
    auto part = body.list("RECORD");
    part.set("ID", record.id).set("VERSION", std::to_string(record.version));
    part.set("SENTENCE", record.sentence);
    for (const auto what : wrongs) {
        auto entry = part.list("WHAT").set("TEXT", what);
        if (what == chosen) entry.show("ON");
    }
}

void show_code(View body, const domain::ReceiptCode& code) {
    const auto text = code.shown();
    for (std::size_t at = 0; at < text.size(); at += domain::ReceiptCode::group + 1)
        body.list("GROUP").set("TEXT", text.substr(at, domain::ReceiptCode::group));
}

/// Where to tell that there is something to read, as far as the county can.
void show_notices(View body, const WindowPages::Shown& shown) {
    const auto [phones, mailboxes] = shown.channels;
    if (!shown.channels.any()) {
        body.show("NO_NOTICES");
        return;
    }
    auto part = body.list("NOTICES").set("TYPED", typed(shown, "notice"));
    part.set("TITLE", phones && mailboxes ? "手机号或邮箱" : phones ? "手机号" : "邮箱");
    part.set("CHANNELS", phones && mailboxes ? "phone mail" : phones ? "phone" : "mail");
}

std::string due_text(const Item& status, platform::Date today) {
    static const Calendar calendar = Calendar::built_in();
    const auto due = platform::from_days(*status.due);
    const auto days = *status.due - platform::to_days(today);
    const auto left = status.counts_workdays && days > 0 ? calendar.workdays_between(today, due)
                                                         : static_cast<int>(days);
    const auto day = platform::format_date(due);
    if (days < 0) return day + "（已超期，可以在下面催办）";
    if (days == 0) return day + "（今天到期）";
    return fmt::format("{}（剩余{}个{}）", day, left, status.counts_workdays ? "工作日" : "自然日");
}

void show_status(View body, const Item& status, platform::Date today) {
    auto part = body.list("STATUS").set("TEXT", status.text);
    const auto fact = [&](std::string_view label, const std::string& text) {
        if (!text.empty()) part.list("FACT").set("LABEL", label).set("TEXT", text);
    };
    fact("受理编号", status.number);
    fact("办理单位", status.body);
    if (status.due)
        fact(status.promise.empty() ? "下一步期限" : status.promise, due_text(status, today));
    if (status.may_add) body.show("MAY_ADD");
    if (!status.may_evaluate) return;
    show_evaluations(body.list("EVALUATE"));
}

void show_items(View body, const OpenedCase& opened, platform::Date today) {
    const Item* status = nullptr;
    bool is_silent = true;
    for (const auto& item : opened.items) {
        const auto at = platform::format_date(platform::local_date(item.at));
        if (item.type == Item::Type::Status) {
            status = &item;
        } else if (item.type == Item::Type::Reply) {
            body.list("REPLY").set("TEXT", item.text).set("AT", at);
        } else {
            is_silent = false;
            auto said = body.list("SAID").set("TEXT", item.text).set("AT", at);
            said.set("WHO", item.from_reporter ? "您" : "办理人员");
        }
    }
    if (status != nullptr)
        show_status(body, *status, today);
    else
        body.show("WAITING");
    if (status == nullptr) body.show("MAY_ADD");
    if (is_silent) body.show("NOTHING");
}

}  // namespace

WindowPages::WindowPages(portal::Site& site, const std::string& script) : site_(site) {
    templates_.add("report", pages::report_html)
        .add("closed", pages::closed_window_html)
        .add("receipt", pages::receipt_html)
        .add("confirmed", pages::confirmed_html)
        .add("exchange", pages::exchange_html)
        .add("follow", pages::follow_html)
        .add("dialogue", pages::dialogue_html)
        .ready();
    style_ = add_asset("complain", ".css", std::string{pages::complain_css});
    if (!script.empty()) script_ = add_asset("report", ".js", script);
}

std::string WindowPages::add_asset(const std::string& stem, const std::string& ending,
                                   std::string bytes) {
    const auto name = asset_name(stem, ending, bytes);
    assets_.add(name, std::move(bytes));
    return "/report/assets/" + name;
}

::pages::Document WindowPages::document(const http::Request& request) const {
    ::pages::Document out;
    if (portal::Site::is_kiosk(request)) out.view().show("KIOSK");
    return out;
}

http::Response WindowPages::page(const http::Request& request, std::string_view name,
                                 const std::string& title, const ::pages::Document& document,
                                 unsigned status) {
    portal::Inset inset{title, templates_.render(name, document)};
    inset.crumbs = {{"投诉举报", name == "report" ? "" : "/report"}};
    if (name != "report") inset.crumbs.emplace_back(title, "");
    inset.style = style_;
    inset.status = status;
    const bool is_scripted = !script_.empty() && (name == "report" || name == "follow");
    if (is_scripted) inset.script = script_;
    auto response = site_.inset(request, std::move(inset));
    if (is_scripted) {
        response.content_security_policy(std::string{sealing_policy});
        response.set("Permissions-Policy", std::string{sealing_permissions});
    }
    return response;
}

http::Response WindowPages::form(const http::Request& request, const Shown& shown) {
    auto document = this->document(request);
    auto body = document.view();
    if (!shown.fault.empty()) body.list("FAULT").set("TEXT", shown.fault);
    body.show("ALREADY");
    body.set("TICKET", shown.ticket).set("ABOVE_NAMES", above_names());
    if (!shown.like.empty()) body.show("HAS_LIKE");
    for (const auto& one : shown.like)
        body.list("LIKE").set("TEXT", one.text).set("URL", one.url);
    show_concerns(body, typed(shown, "concerns"));
    show_kinds(body, typed(shown, "kind"));
    show_places(body, site_.places(), shown.place);
    show_naming(body, shown);
    if (shown.record) show_record(body, *shown.record, typed(shown, "what"));
    if (typed(shown, "by") == helper) body.show("BY_HELPER");
    show_notices(body, shown);
    body.set("POST", typed(shown, "post"))
        .set("TEXT", shown.asks_call ? std::string{call_me} : typed(shown, "text"));
    return page(request, "report", "投诉举报", document, shown.fault.empty() ? 200 : 400);
}

http::Response WindowPages::closed(const http::Request& request) {
    return page(request, "closed", "投诉举报", document(request));
}

http::Response WindowPages::receipt(const http::Request& request, const domain::ReceiptCode& code,
                                    const Receipt& shown) {
    auto document = this->document(request);
    auto body = document.view();
    show_code(body, code);
    if (!shown.fault.empty()) {
        body.list("FAULT").set("TEXT", shown.fault);
        body.show("WRONG");
    }
    body.show(shown.by_helper ? "BY_HELPER" : "OWN");
    if (!shown.above_title.empty()) body.list("ABOVE").set("TITLE", shown.above_title);
    if (!shown.is_scanned) body.show("UNSCANNED");
    if (!shown.digests.empty()) {
        auto part = body.list("DIGESTS");
        for (const auto& one : shown.digests)
            part.list("DIGEST").set("TEXT", one);
    }
    return page(request, "receipt", "回执码", document);
}

http::Response WindowPages::confirmed(const http::Request& request, bool by_helper) {
    auto document = this->document(request);
    document.view().show(by_helper ? "BY_HELPER" : "OWN");
    return page(request, "confirmed", "已经交上", document);
}

http::Response WindowPages::exchange(const http::Request& request, const domain::ReceiptCode& fresh,
                                     const std::string& fault) {
    auto document = this->document(request);
    auto body = document.view();
    show_code(body, fresh);
    if (!fault.empty()) {
        body.list("FAULT").set("TEXT", fault);
        body.show("WRONG");
    }
    return page(request, "exchange", "换新码", document);
}

http::Response WindowPages::follow(const http::Request& request, const Typed& typed) {
    auto document = this->document(request);
    auto body = document.view().set("TYPED", typed.text).set("TICKET", typed.ticket);
    show_evaluations(body);
    if (!typed.fault.empty()) {
        body.list("FAULT").set("TEXT", typed.fault);
        body.show("WRONG");
    }
    return page(request, "follow", "凭回执码看进展", document, typed.fault.empty() ? 200 : 400);
}

http::Response WindowPages::dialogue(const http::Request& request, const OpenedCase& opened,
                                     std::string_view sent, std::string_view fault) {
    auto document = this->document(request);
    auto body = document.view();
    if (!sent.empty()) body.list("SENT").set("TEXT", sent);
    if (!fault.empty()) body.list("FAULT").set("TEXT", fault);
    show_items(body, opened, platform::local_date(site_.clock().now()));
    return page(request, "dialogue", "办理进展", document);
}

}  // namespace complain
