#include "complain/complain.hpp"
#include "complain/desk/zones_test.hpp"
#include "platform/http/errors.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;
using http::Method;
using namespace std::chrono_literals;

namespace {

bool has(std::string_view page, std::string_view words) {
    return page.find(words) != std::string_view::npos;
}

/// What stands between two words of a page.
std::string between(std::string_view page, std::string_view before, std::string_view after) {
    const auto from = page.find(before);
    if (from == std::string_view::npos) return {};
    const auto rest = page.substr(from + before.size());
    return std::string{rest.substr(0, rest.find(after))};
}

/// One reporter's browser before the window of a county.
struct Window : Zones {
    portal::Site site{outside.pool(), clock};
    http::Router router;
    std::string cookie, new_cookie;
    http::Response last;

    Window() { mount_window(router, site, outside.pool()); }

    std::string ask(Method method, std::string_view path, std::string_view form = {}) {
        http::Request::Parts parts;
        parts.method = method;
        parts.target = path;
        if (method == Method::Post)
            parts.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        const auto cookies = "mingbai_case=" + cookie + "; mingbai_new=" + new_cookie;
        if (!cookie.empty()) parts.headers.emplace_back("Cookie", cookies);
        http::Request request{std::move(parts)};
        if (method == Method::Post) request.set_body(std::string(form));
        last = http::guarded(request, portal::error_page(site), [&] {
            auto match = router.match(request.method(), request.raw_path());
            REQUIRE(match.route != nullptr);
            request.set_route(match.route->pattern, match.params);
            return match.route->handler(request);
        });
        for (const auto& set : last.cookies)
            (set.name == "mingbai_new" ? new_cookie : cookie) = set.max_age == 0s ? "" : set.value;
        const auto* text = std::get_if<std::string>(&last.body);
        return text == nullptr ? "" : *text;
    }
    std::string get(std::string_view path) { return ask(Method::Get, path); }
    std::string post(std::string_view path, std::string_view form = {}) {
        return ask(Method::Post, path, form);
    }
    /// Looks a case up by its code, a while after the page was opened.
    std::string follow(const std::string& code, std::chrono::seconds after = 10s) {
        const auto ticket = between(get("/report/follow"), "name=\"ticket\" value=\"", "\"");
        clock.set(clock.now() + after);
        return post("/report/follow", "ticket=" + ticket + "&code=" + code);
    }
    /// The form as a villager sends it, a while after it was opened.
    std::string send(const std::string& fields, std::chrono::seconds after = 10s) {
        const auto ticket = between(get("/report"), "name=\"ticket\" value=\"", "\"");
        clock.set(clock.now() + after);
        return post("/report", "ticket=" + ticket + "&" + fields);
    }
};

const std::string fields = "concerns=village&kind=&place=0&text=" + secret;

}  // namespace

TEST_CASE("while no intake officer holds a key the window is closed, and says where to go") {
    Window window;
    for (const auto& officer : {window.intake, window.second}) {
        db::Transaction tx{window.pool()};
        tx.run("UPDATE guard_officer SET disabled = 1 WHERE id = $1", {officer.id.value()});
        tx.commit();
    }
    // The level above can still be written to: its reports need nobody here.
    window.office.above.clear();
    Courier{window.office, window.inbox}.carry();

    CHECK(has(window.get("/report"), "还没有开通"));
    CHECK(has(window.post("/report", fields), "还没有开通"));
}

TEST_CASE("a report gets a code, which is compared with what its reporter copied down") {
    Window window;

    const auto page = window.send(fields);
    CHECK(has(page, "收到了"));
    CHECK(window.cookie.size() == 35);
    CHECK(window.last.cookies.front().path == "/report");
    CHECK_FALSE(has(page, "低保"));
    auto mistyped = window.cookie;
    mistyped[7] = mistyped[7] == '3' ? '4' : '3';
    CHECK(has(window.post("/report/confirm", "code=" + mistyped), "第2组"));
    CHECK(has(window.post("/report/confirm",
                          "code=" + domain::ReceiptCode::fresh(domain::ReceiptKind::Case).shown()),
              "不是上面这个码"));
    CHECK(has(window.post("/report/confirm", "code=" + window.cookie), "抄对了"));
}

TEST_CASE("what is missing is said in one sentence, and nothing that was typed is lost") {
    Window window;

    const auto page = window.send("concerns=village&text=太短&post=村会计");
    CHECK(window.last.status == 400);
    CHECK(has(page, "至少10个字"));
    CHECK(has(page, "村会计"));
    CHECK(has(page, ">太短</textarea>"));
    CHECK(has(window.send("text=" + secret), "涉及什么人"));
    CHECK(has(window.send(fields, 1s), "交得太快"));
}

TEST_CASE("a name is asked for only where somebody keeps it, and never by mistake") {
    Window window;
    CHECK(has(window.get("/report"), "还没有保管姓名的人"));
    CHECK(has(window.send(fields + "&named=yes&own_name=周小满"), "请选“匿名”再交"));
    window.worker("custodian", Role::IdentityCustodian, "县委组织部");
    window.courier.carry();

    CHECK(has(window.get("/report"), "匿名，不留名字"));
    CHECK(has(window.send(fields + "&named=yes&own_name="), "请写上姓名"));
    const auto page = window.send(fields + "&named=&own_name=周小满");
    CHECK(has(page, "要留名请选“实名”"));
    CHECK(has(page, "value=\"周小满\""));
    CHECK(has(window.send(fields + "&named=yes&own_name=周小满&own_phone=0733-5550177"), "收到了"));
    CHECK(window.inbox.oldest(10, {}).front().identity.size() == 1);
    window.courier.carry();
    CHECK(Window::count(window.pool(), "SELECT count(*) FROM complain_identity") == 1);
}

TEST_CASE("one form makes one report, however often it is sent") {
    Window window;
    window.send(fields);
    const auto ticket = between(window.get("/report"), "name=\"ticket\" value=\"", "\"");
    window.clock.set(window.clock.now() + 10s);
    window.post("/report", "ticket=" + ticket + "&" + fields);

    CHECK(has(window.post("/report", "ticket=" + ticket + "&" + fields), "已经交过一次"));
    CHECK(window.inbox.oldest(10, {}).size() == 2);
}

TEST_CASE("a case is read with its code alone, and after leaving by nobody") {
    Window window;
    window.send(fields);
    const auto code = window.cookie;
    window.courier.carry();

    CHECK(has(window.get("/report/case"), "已收到"));
    CHECK(has(window.post("/report/add", "text=还有一件事"), "送去了"));
    window.courier.carry();
    CHECK(has(window.get("/report/case"), "还有一件事"));
    window.post("/report/leave");
    CHECK(window.cookie.empty());
    CHECK(window.get("/report/case").empty());
    CHECK(has(window.follow(code), "还有一件事"));
}

TEST_CASE("unknown and wrong codes are answered alike, and a guess must wait for its turn") {
    Window window;
    window.send(fields);
    const auto code = window.cookie;
    window.cookie.clear();

    for (const auto kind : {domain::ReceiptKind::Case, domain::ReceiptKind::Slip}) {
        CHECK(has(window.follow(domain::ReceiptCode::fresh(kind).shown()), "没有查到这个回执码"));
        CHECK(window.cookie.empty());
    }
    CHECK(has(window.follow(code, 0s), "请稍等几秒钟"));
    CHECK(has(window.post("/report/follow", "code=" + code), "请稍等几秒钟"));
    CHECK(has(window.follow(code), "办到哪一步了"));
}

TEST_CASE("a helper types, and whom it concerns exchanges the code before anything is shown") {
    Window window;
    const auto receipt = window.send(fields + "&by=helper");
    const auto old = window.cookie;
    CHECK(has(receipt, "交给他本人"));
    CHECK(has(window.get("/report/receipt"), "交给他本人"));
    CHECK_FALSE(has(window.post("/report/confirm", "code=" + old), "现在就看看"));
    CHECK(window.cookie.empty());  // the helper's browser keeps nothing
    window.courier.carry();

    CHECK(has(window.follow(old), "先换一个只有您知道的新码"));
    const auto fresh = window.new_cookie;
    CHECK(fresh.size() == 35);
    CHECK_FALSE(has(window.get("/report/case"), "办到哪一步了"));
    CHECK(window.new_cookie == fresh);  // it may have been copied down already
    CHECK_FALSE(has(window.post("/report/add", "text=还有一件事"), "送去了"));
    CHECK(has(window.post("/report/exchange", "code=" + old), "不是上面这个码"));
    CHECK(has(window.post("/report/exchange", "code=" + fresh), "换好了"));
    CHECK(window.cookie == fresh);
    CHECK(window.new_cookie.empty());
    CHECK(has(window.post("/report/add", "text=还有一件事"), "送去了"));
    window.courier.carry();
    CHECK(has(window.get("/report/case"), "还有一件事"));
    window.post("/report/leave");
    CHECK(has(window.follow(old), "没有查到这个回执码"));
    CHECK(has(window.follow(fresh), "还有一件事"));
}

TEST_CASE("who comes second with a helper's code is told so, and reads nothing") {
    Window window;
    window.send(fields + "&by=helper");
    const auto old = window.cookie;
    window.cookie.clear();
    window.follow(old);
    const auto first = window.new_cookie;
    window.cookie.clear();
    window.follow(old);
    const auto second = window.new_cookie;
    window.new_cookie = first;
    window.post("/report/exchange", "code=" + first);

    window.cookie = old;
    window.new_cookie = second;
    CHECK(has(window.post("/report/exchange", "code=" + second), "已经在别处换成新码"));
    CHECK(window.cookie.empty());
    CHECK(window.new_cookie.empty());
    CHECK(window.post("/report/exchange", "code=" + second).empty());
    CHECK(has(window.follow(second), "没有查到这个回执码"));
    CHECK(has(window.follow(first), "办到哪一步了"));
}

TEST_CASE("a wish to be told is offered where the county can, and one sentence mends it") {
    Window window;
    CHECK(has(window.get("/report"), "还没有开通短信、邮件通知"));
    window.send(fields + "&notice=13800000000");
    CHECK(window.inbox.oldest(10, {}).front().notice.empty());

    Courier told{window.office, window.inbox, {.phones = true}};
    told.carry();
    CHECK(has(window.get("/report"), "只用来通知您有进展"));
    const auto page = window.send(fields + "&notice=0731");
    CHECK(has(page, "这不像手机号"));
    CHECK(has(page, "value=\"0731\""));
    CHECK(has(window.send(fields + "&notice=a@example.cn"), "只能发短信"));
    CHECK(has(window.send(fields + "&notice=138 0000 0000"), "收到了"));
    CHECK(has(window.send(fields), "收到了"));
    const auto waiting = window.inbox.oldest(10, {});
    REQUIRE(waiting.size() == 2);
    CHECK(waiting.front().notice.size() == waiting.back().notice.size());
    told.carry();
    CHECK(Zones::count(window.pool(), "SELECT count(*) FROM complain_notice_wish") == 1);
}
