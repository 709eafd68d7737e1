#include "disclose/disclose.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/core/encoding.hpp"
#include "portal/feed/feed.hpp"
#include "portal/portal.hpp"
#include "portal/self/ask.hpp"
#include "portal/self/desk.hpp"

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using guard::Role;
using http::Method;
using http::Response;
using ledger::TableKind;
using ledger::test::Paid;

constexpr std::string_view payee_number = "430299194503020021",
                           stranger_number = "430299195207150010";
constexpr std::string_view cookie_name = "mingbai_self=";

bool has(std::string_view page, std::string_view words) {
    return page.find(words) != std::string_view::npos;
}

/// Both zones, and one visitor's browser.
struct Zones : ledger::test::County {
    testing::Store zone{schema::public_zone()};
    disclose::Office office{store.pool(), gate, clock, keys};
    disclose::Slips slips{office};
    guard::Actor counter = officer("counter", Role::ServiceCounter, "县政务服务中心");
    crypto::SigningKey reader{crypto::Secret{std::string(32, 'r')}};
    portal::Feed feed;
    portal::Site site{zone.pool(), clock};
    portal::StoreMailbox mailbox{zone.pool(), clock};
    portal::SelfDesk desk{
        office, {{"kiosk-1", disclose::IdentitySource::Kind::Card, reader.public_key()}}, mailbox};
    http::Router router;
    std::string cookie;
    Response last;

    explicit Zones(bool is_on = true)
        : feed(store.pool(), zone.pool(), clock,
               {"示例县明白账", portal::County::Demo,
                is_on ? portal::projection::SiteSettings{{"self_key",
                                                          platform::to_base64(
                                                              keys.box_key().public_key())}}
                      : portal::projection::SiteSettings{}}) {
        for (const auto role : {Role::DepartmentReviewer, Role::FinanceReviewer,
                                Role::SecrecyReviewer, Role::Publisher, Role::LeadingGroup})
            officer(std::string{guard::entry_of(role).name}, role);
        disclose::sign_demo(office);
        hand_in(TableKind::Program, {program("MZ01")});
        feed.push();
        portal::mount(router, site);
        portal::mount_self(router, site, {{"刷身份证", "http://127.0.0.1:8899/card"}});
    }

    /// Published payments to the holder of that number, to an account that ends in 0158.
    void pay(std::string_view number, const std::vector<Paid>& paid) {
        const auto read = domain::IdNumber::parse(number, platform::local_date(clock.now()));
        const auto person = keys.person_key(std::get<domain::IdNumber>(read)).bytes();
        const auto& columns = ledger::table(TableKind::Payment).columns;
        std::vector<ledger::Record> records;
        for (const auto& one : paid) {
            auto record = payment(one);
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string_view name{columns[i].name};
                if (name == "person_key") record.values[i] = db::Uuid{person};
                if (name == "account_sealed")
                    record.values[i] =
                        db::Blob{keys.seal_text("6217990000000000158", "payment.account")};
            }
            records.push_back(std::move(record));
        }
        hand_in(TableKind::Payment, records);
        disclose::publish_all(office);
    }

    std::string ask(Method method, std::string_view path, std::string_view form = {}) {
        http::Request::Parts parts;
        parts.method = method;
        parts.target = path;
        if (method == Method::Post)
            parts.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        if (!cookie.empty()) parts.headers.emplace_back("Cookie", cookie);
        http::Request request{std::move(parts)};
        if (method == Method::Post) request.set_body(std::string(form));
        last = http::guarded(request, portal::error_page(site), [&] {
            auto match = router.match(request.method(), request.raw_path());
            REQUIRE(match.route != nullptr);
            request.set_route(match.route->pattern, match.params);
            return match.route->handler(request);
        });
        for (const auto& set : last.cookies)
            cookie = set.max_age == 0s ? "" : std::string(cookie_name) + set.value;
        const auto* text = std::get_if<std::string>(&last.body);
        return text == nullptr ? "" : *text;
    }
    std::string get(std::string_view path) { return ask(Method::Get, path); }
    std::string post(std::string_view path, std::string_view form = {}) {
        return ask(Method::Post, path, form);
    }
    std::string type(const std::string& code) { return post("/self/code", "code=" + code); }
    /// The page once the office has answered.
    std::string answered() {
        desk.answer();
        return get("/self/answer");
    }
    std::string slip(std::string_view number) {
        return slips.issue(counter, number, disclose::Presence::Verified).code.shown();
    }
    /// Uses a slip up to the payee's own account; answers the new code.
    std::string use(const std::string& code) {
        type(code);
        const auto next = cookie.substr(cookie.find('.') + 1);
        post("/self/copied");
        return next;
    }
    std::int64_t count(db::Query query) {
        db::Reader session{zone.pool()};
        return session.one(query, {}, [](const db::Row& row) { return row.integer(0); }).value();
    }
    std::string dump(db::Query query) {
        std::string out;
        db::Reader session{zone.pool()};
        session.each(query, {}, [&](const db::Row& row) { out += row.blob(0).bytes; });
        return out;
    }
    std::string identity_form(const std::string& challenge) {
        disclose::IdentityAssertion said{
            "kiosk-1",
            challenge,
            platform::to_millis(clock.now()),
            *crypto::seal_to(keys.box_key().public_key(), payee_number),
            {}};
        said.signature = reader.sign(signed_text(said));
        return fmt::format("source=kiosk-1&challenge={}&at={}&sealed={}&signature={}", challenge,
                           said.at, platform::to_base64url(said.sealed),
                           platform::to_base64url(said.signature));
    }
};

std::string challenge_on(const std::string& page) {
    constexpr std::string_view mark = "name=\"challenge\" value=\"";
    const auto at = page.find(mark);
    REQUIRE(at != std::string::npos);
    return page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
}

}  // namespace

TEST_CASE("a slip's holder copies the new code, waits and sees their own payments") {
    Zones zones;
    zones.pay(payee_number, {{"S1", 210'00}});
    zones.pay(stranger_number, {{"S2", 777'00}});
    const auto code = zones.slip(payee_number);

    const auto copying = zones.type(code);
    CHECK(has(copying, "新查询码"));
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
    CHECK(has(zones.get("/self"), "新查询码"));
    CHECK(has(zones.post("/self/copied"), "请等一会儿"));
    CHECK(zones.last.header("Refresh") == "1; url=/self/answer");
    CHECK(has(zones.get("/self/answer"), "请等一会儿"));
    const auto account = zones.answered();

    CHECK(has(account, "210.00元"));
    CHECK(has(account, "**** 0158"));
    CHECK(has(account, "县政务服务中心 counter给您发了查询纸条"));
    CHECK_FALSE(has(account, "777.00元"));
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
}

TEST_CASE("nothing of these pages may be kept by anybody") {
    Zones zones;
    const auto code = zones.slip(payee_number);

    for (const auto* path : {"/self", "/self/answer", "/self/leave"}) {
        zones.get(path);
        CHECK(zones.last.header("Cache-Control").value_or("no-store") == "no-store");
    }
    zones.type(code);
    CHECK(zones.last.header("Cache-Control") == "no-store");
    CHECK(zones.last.gzip == Response::Gzip::Never);
    REQUIRE(zones.last.cookies.size() == 1);
    const auto& cookie = zones.last.cookies.front();
    CHECK(cookie.http_only);
    CHECK(cookie.same_site == http::Cookie::SameSite::Strict);
    CHECK(cookie.path == "/self");
    CHECK_FALSE(cookie.max_age);
}

TEST_CASE("an unknown, a used, a revoked and an expired code are answered alike") {
    Zones zones;
    const auto used = zones.slip(payee_number);
    const auto next = zones.use(used);
    CHECK(has(zones.answered(), "我的补贴账"));
    const auto issued =
        zones.slips.issue(zones.counter, payee_number, disclose::Presence::Verified);
    zones.slips.revoke(zones.counter, issued.id);
    const auto expired = zones.slip(payee_number);
    zones.clock.set(zones.clock.now() + disclose::slip_lasts);
    const auto unknown = domain::ReceiptCode::fresh(domain::ReceiptKind::Slip).shown();
    const auto wrong_query = domain::ReceiptCode::fresh(domain::ReceiptKind::Query).shown();

    std::vector<std::string> pages;
    for (const auto& code : {used, issued.code.shown(), expired, unknown}) {
        zones.cookie.clear();
        zones.use(code);
        pages.push_back(zones.answered());
    }
    zones.cookie.clear();
    zones.type(wrong_query);
    pages.push_back(zones.answered());

    for (const auto& page : pages) {
        CHECK(has(page, "没有查到"));
        CHECK(page == pages.front());
    }
    zones.cookie.clear();
    zones.type(next);
    CHECK(has(zones.answered(), "我的补贴账"));
}

TEST_CASE(
    "an answer that found nothing is as long as one with payments, and so are the questions") {
    Zones zones;
    zones.pay(payee_number, {{"S1"}, {"S2"}, {"S3"}});
    zones.use(zones.slip(payee_number));
    const auto first = zones.count("SELECT length(sealed) FROM portal_envelope");
    zones.desk.answer();
    const auto found = zones.count("SELECT max(length(sealed)) FROM portal_answer");
    zones.cookie.clear();
    zones.type(domain::ReceiptCode::fresh(domain::ReceiptKind::Query).shown());
    CHECK(zones.count("SELECT length(sealed) FROM portal_envelope") == first);
    zones.desk.answer();
    CHECK(zones.count("SELECT count(DISTINCT length(sealed)) FROM portal_answer") == 1);
    CHECK(zones.count("SELECT max(length(sealed)) FROM portal_answer") == found);
}

TEST_CASE("the public store holds no code, no key and nothing in the clear") {
    Zones zones;
    zones.pay(payee_number, {{"S1"}});
    const auto code = zones.slip(payee_number);
    const auto next = zones.use(code);
    auto kept = zones.dump("SELECT sealed FROM portal_envelope");
    zones.desk.answer();
    kept += zones.dump("SELECT sealed FROM portal_answer");
    kept += zones.dump("SELECT lookup FROM portal_answer");

    CHECK(kept.size() > 16'000);
    for (const auto* part : {"**** 0158", "payments", "account", "张*", "县政务服务中心"})
        CHECK_FALSE(has(kept, part));
    for (const auto& one : {code, next})
        for (std::size_t at = 0; at < one.size(); at += 6)
            CHECK_FALSE(has(kept, one.substr(at, 5)));
}

TEST_CASE("a mistyped code is told at once, with its group, and nothing is sent") {
    Zones zones;
    auto code = zones.slip(payee_number);
    code[7] = code[7] == '7' ? '8' : '7';

    const auto page = zones.type(code);

    CHECK(zones.last.status == 400);
    CHECK(has(page, "第2组好像抄错了"));
    CHECK(has(page, code));
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
    CHECK(zones.cookie.empty());
}

TEST_CASE("who knows name, number, card and phone gets the same page for everybody") {
    Zones zones;
    zones.pay(payee_number, {{"S1"}});
    // The number, name, account and phone of a payee, each beside an invented one of the same
    // shape.
    const std::array pairs{
        std::pair{payee_number, stranger_number},
        std::pair{std::string_view{"张小明"}, std::string_view{"李大山"}},
        std::pair{std::string_view{"6217990000000000158"}, std::string_view{"6217990000000000265"}},
        std::pair{std::string_view{"13907330001"}, std::string_view{"13907330002"}}};

    for (const auto& [known, invented] : pairs) {
        auto known_page = zones.type(std::string(known));
        CHECK(zones.last.status == 400);
        const auto invented_page = zones.type(std::string(invented));
        // The challenge is new on each page; a name comes back in the box.
        for (auto* page : {&known_page})
            CHECK(has(*page, "码一共有30个字"));
        CHECK(known_page.size() == invented_page.size());
        CHECK(has(known_page, known) == has(invented_page, invented));
    }
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
    CHECK_FALSE(has(zones.type(std::string(payee_number)), payee_number));
}

TEST_CASE("leaving takes the answer away and forgets the visit") {
    Zones zones;
    zones.use(zones.slip(payee_number));
    CHECK(has(zones.answered(), "我的补贴账"));

    zones.post("/self/leave");

    CHECK(zones.cookie.empty());
    CHECK(zones.count("SELECT count(*) FROM portal_answer") == 0);
    zones.get("/self/answer");
    CHECK(zones.last.status == 303);
}

TEST_CASE("asking again brings what has changed since") {
    Zones zones;
    zones.use(zones.slip(payee_number));
    CHECK(has(zones.answered(), "没有查到发给您的"));
    zones.pay(payee_number, {{"S1", 321'00}});

    zones.post("/self/again");

    CHECK(has(zones.answered(), "321.00元"));
    CHECK(zones.count("SELECT count(*) FROM portal_answer") == 1);
}

TEST_CASE("an answer is over after a quarter of an hour, and a silent office is told of") {
    Zones zones;
    zones.use(zones.slip(payee_number));
    zones.clock.set(zones.clock.now() + 31s);
    CHECK(has(zones.get("/self/answer"), "等了一会儿还没有结果"));
    CHECK(has(zones.answered(), "我的补贴账"));

    zones.clock.set(zones.clock.now() + 15min);
    zones.get("/self/answer");

    CHECK(zones.last.status == 303);
    CHECK(zones.cookie.empty());
}

TEST_CASE("only so many questions wait, and beyond them people are asked to come again") {
    Zones zones;
    {
        db::Transaction tx{zones.zone.pool()};
        for (int i = 0; i < 200; ++i)
            portal::put_envelope(tx, "self", "stuffing", zones.clock.now());
        tx.commit();
    }

    CHECK(has(zones.type(domain::ReceiptCode::fresh(domain::ReceiptKind::Query).shown()),
              "查的人太多了"));
    CHECK(zones.last.status == 503);
    while (zones.desk.answer() > 0) {
    }
    CHECK(zones.count("SELECT count(*) FROM portal_answer") == 0);
    zones.type(domain::ReceiptCode::fresh(domain::ReceiptKind::Query).shown());
    CHECK(zones.last.status == 200);
}

TEST_CASE("the site takes so many codes a minute, whoever sends them") {
    Zones zones;
    for (int i = 0; i < 120; ++i)
        zones.type("x");
    CHECK(zones.last.status == 400);

    zones.type("x");
    CHECK(zones.last.status == 503);
    zones.clock.set(zones.clock.now() + 1min);
    zones.type("x");
    CHECK(zones.last.status == 400);
}

TEST_CASE("without the office's key the page says where to go, and takes nothing") {
    Zones zones{false};

    CHECK(has(zones.get("/self"), "还没有开通"));
    CHECK(has(zones.type(domain::ReceiptCode::fresh(domain::ReceiptKind::Query).shown()),
              "还没有开通"));
    CHECK(has(zones.post("/self/identity", "source=x"), "还没有开通"));
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
}

TEST_CASE("an identity card on a trusted reader opens the account through the public zone") {
    Zones zones;
    zones.pay(payee_number, {{"S1", 210'00}});
    const auto page = zones.get("/self");
    CHECK(has(page, "刷身份证"));
    CHECK(has(*zones.last.header("Content-Security-Policy"),
              "form-action 'self' http://127.0.0.1:8899"));
    const auto form = zones.identity_form(challenge_on(page));

    CHECK(has(zones.post("/self/identity", form), "请等一会儿"));
    const auto kept = zones.dump("SELECT sealed FROM portal_envelope");
    CHECK_FALSE(has(kept, payee_number));
    const auto account = zones.answered();

    CHECK(has(account, "210.00元"));
    CHECK(has(account, "刷身份证查看"));
    CHECK_FALSE(has(account, "/self/again"));
    zones.cookie.clear();
    CHECK(has(zones.post("/self/identity", form), "请等一会儿"));
    CHECK(has(zones.answered(), "没有查到"));
}

TEST_CASE("a challenge that is stale or made up is refused before anything is sent") {
    Zones zones;
    const auto form = zones.identity_form(challenge_on(zones.get("/self")));
    zones.clock.set(zones.clock.now() + 6min);

    for (const auto& each : {form, zones.identity_form("made.up.one"), zones.identity_form(""),
                             std::string{"source=kiosk-1"}}) {
        CHECK(has(zones.post("/self/identity", each), "身份验证已过期"));
        CHECK(zones.last.status == 400);
    }
    CHECK(zones.count("SELECT count(*) FROM portal_envelope") == 0);
}

TEST_CASE("a kiosk ends a visit soon and goes back to the first page") {
    Zones zones;
    zones.use(zones.slip(payee_number));
    CHECK_FALSE(has(zones.answered(), "data-idle"));
    CHECK(zones.last.header("Refresh") == "900; url=/self/leave");
    zones.cookie += "; mingbai_view=k";

    CHECK(has(zones.get("/self/answer"), "data-idle=\"60\""));
    CHECK(zones.last.header("Refresh") == "180; url=/self/leave");
    zones.get("/self/leave");

    CHECK(zones.last.header("Location") == "/");
    CHECK(zones.cookie.empty());
}
