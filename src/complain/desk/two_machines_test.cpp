#include "complain/complain.hpp"
#include "complain/desk/zone_verbs.hpp"
#include "complain/desk/zones_test.hpp"
#include "guard/guard.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http/running.hpp"
#include "platform/http_client/http_client.hpp"
#include "platform/testing/http_client.hpp"

#include <doctest/doctest.h>

#include <optional>

using namespace complain;
using namespace complain::test;
using namespace std::chrono_literals;

namespace {

enum class Cut { Before, After };

/// The public zone on a socket of its own, and the office's way there, which can be cut.
struct Far : Zones {
    guard::ZoneRequests requests{keys.signing_key().public_key(), clock};
    http::Router router;
    std::optional<http::Running> running;
    std::optional<http_client::Client> client;
    int asked = 0, cut_at = 0;
    Cut cut = Cut::After;
    std::chrono::seconds slowness{0};  ///< of the line, for pieces
    RemoteInbox remote{
        [this](std::string_view target, std::string body) { return ask(target, std::move(body)); }};
    Courier far{office, remote};

    Far() {
        mount_zone(router, outside.pool());
        http::Hooks hooks;
        hooks.gatekeeper = guard::public_gatekeeper(&requests);
        hooks.admit = guard::public_admit(&requests);
        running.emplace(router, std::move(hooks));
        client.emplace(http_client::Settings{fmt::format("http://127.0.0.1:{}", running->port())});
    }

    http_client::Answer send(std::string_view target, std::string body) {
        const auto digest = std::string(crypto::bytes(crypto::sha256(body)));
        http_client::Request request{.method = "POST", .target = std::string{target}};
        request.headers = {
            {std::string(guard::zone_header),
             guard::zone_credentials(keys.signing_key(), "POST", target, digest, clock.now())}};
        request.body = std::move(body);
        return client->send(request);
    }
    std::string ask(std::string_view target, std::string body) {
        ++asked;
        if (target == zone_verb::pieces) clock.set(clock.now() + slowness);
        if (asked == cut_at && cut == Cut::Before) throw http_client::Unreachable{"cut"};
        auto answer = send(target, std::move(body));
        if (asked == cut_at) throw http_client::Unreachable{"cut"};
        if (answer.status != 200) throw std::runtime_error{"refused"};
        return std::move(answer.body);
    }
    domain::ReceiptCode lay(Concerns concerns = Concerns::Village, std::size_t bytes = 0) {
        std::vector<http::Upload> files;
        if (bytes > 0) files.push_back(upload(photo_of(bytes)));
        return accept_report(outside.pool(), form(concerns), files, clock.now()).code;
    }
    /// A whole round of everything, cut at its first request, then at its second, and so on; how
    /// often that was done.
    int cut_at_each(Cut how) {
        cut = how;
        for (int round = 1;; ++round) {
            lay(Concerns::Village, 1'500'000);
            lay(Concerns::Leader);
            cut_at = round;
            asked = 0;
            const bool was_cut = !carries();
            cut_at = 0;
            REQUIRE(carries());
            if (!was_cut) return round;
        }
    }
    bool carries() {
        try {
            far.carry();
            return true;
        } catch (const http_client::Unreachable&) {
            return false;
        }
    }
    std::int64_t here(db::Query query) { return count(pool(), query); }
    std::int64_t there(db::Query query) { return count(outside.pool(), query); }
    void change(db::Query query, db::Params with = {}) {
        db::Transaction tx{outside.pool()};
        tx.run(query, with);
        tx.commit();
    }
    std::vector<Item> items(const domain::ReceiptCode& code) {
        db::Reader reader{outside.pool()};
        return open_case(reader, code).value().items;
    }
};

void require_each_once(Far& far, int rounds) {
    CHECK(far.here("SELECT count(*) FROM complain_case") == rounds);
    CHECK(far.here("SELECT count(*) FROM complain_upward") == rounds);
    CHECK(far.here("SELECT count(*) FROM complain_piece") == rounds * 6);
    CHECK(far.here("SELECT count(*) FROM complain_said") == rounds);
    CHECK(far.there("SELECT count(*) FROM complain_item") == 2 * rounds);
    CHECK(far.there("SELECT count(*) FROM complain_parcel") == 0);
    CHECK(far.there("SELECT count(*) FROM complain_parcel_piece") == 0);
}

}  // namespace

TEST_CASE("a report, its photo, a message and the answer go between two machines") {
    Far far;
    const auto code = far.lay(Concerns::Village, 1'500'000);
    far.far.carry();
    const Desk intake{far, far.intake};
    const auto id = far.only_case(far.intake);

    CHECK(intake.open(id).told.text == secret);
    CHECK(far.cases.file(intake.opener(), id, 0) == photo_of(1'500'000));
    add_message(far.outside.pool(), code, "还有一件事", far.clock.now());
    far.far.carry();
    CHECK(intake.open(id).said.size() == 2);
    intake.take(id, Move::Screen);
    far.far.carry();
    CHECK(far.items(code).size() == 3);
}

TEST_CASE("a reporter's name goes between two machines in its two locks") {
    Far far;
    far.worker("custodian", Role::IdentityCustodian, "县委组织部");
    far.far.carry();
    auto named = Far::form();
    named.identity = Identity{"周小满", "0733-5550177", ""};
    accept_report(far.outside.pool(), named, {}, far.clock.now());
    far.far.carry();

    CHECK(far.here("SELECT count(*) FROM complain_identity") == 1);
    CHECK(far.there("SELECT count(*) FROM complain_parcel") == 0);
    CHECK(far.cases.queue(far.intake, {}, 10).front().is_named);
}

TEST_CASE("a line that is cut after any request doubles nothing and loses nothing") {
    Far far;
    const int rounds = far.cut_at_each(Cut::After);
    CHECK(rounds > 6);
    require_each_once(far, rounds);
}

TEST_CASE("a line that is cut before any request doubles nothing and loses nothing") {
    Far far;
    const int rounds = far.cut_at_each(Cut::Before);
    CHECK(rounds > 6);
    require_each_once(far, rounds);
}

TEST_CASE("a large file on a slow line does not keep short reports and answers back") {
    Far far;
    const auto slow = far.lay(Concerns::Village, 2'500'000);
    far.clock.set(far.clock.now() + 20min);
    add_message(far.outside.pool(), slow, "照片还在路上", far.clock.now());
    const auto quick = far.lay();
    far.slowness = 40s;

    far.far.carry();

    CHECK(far.items(slow).empty());
    CHECK(far.items(quick).size() == 1);
    CHECK(far.here("SELECT count(*) FROM complain_piece") == 4);
    CHECK(far.here("SELECT count(*) FROM complain_upward") == 0);
    far.clock.set(far.clock.now() + 2min);
    far.far.carry();
    CHECK(far.here("SELECT count(*) FROM complain_piece") == 8);
    far.slowness = 0s;
    far.far.carry();
    far.clock.set(far.clock.now() + 2min);
    far.far.carry();
    CHECK(far.items(slow).size() == 2);
    CHECK(far.here("SELECT count(*) FROM complain_said WHERE token IS NOT NULL") == 1);
    CHECK(far.there("SELECT count(*) FROM complain_parcel") == 0);
}

TEST_CASE("a parcel that cannot be read is set aside, with what else comes for its case") {
    Far far;
    const auto poisoned = far.lay();
    const auto copies = copies_text(far.inbox.oldest(1, {}).front().copies);
    far.change("UPDATE complain_parcel SET copies = $1", {db::Blob{"{"}});
    add_message(far.outside.pool(), poisoned, "还有一件事", far.clock.now());
    const auto sound = far.lay();

    far.far.carry();
    far.far.carry();

    CHECK(far.items(sound).size() == 1);
    CHECK(far.there("SELECT count(*) FROM complain_parcel") == 2);
    CHECK(far.here("SELECT count(*) FROM complain_upward") == 0);
    far.change("UPDATE complain_parcel SET copies = $1 WHERE kind = 'report'", {db::Blob{copies}});
    Courier restarted{far.office, far.remote};
    restarted.carry();
    CHECK(far.here("SELECT count(*) FROM complain_case") == 2);
    CHECK(far.there("SELECT count(*) FROM complain_parcel") == 0);
}

TEST_CASE("a public store that was put back from a backup is told the keys again") {
    Far far;
    far.far.carry();
    far.change("DELETE FROM complain_window");

    far.far.carry();
    far.far.carry();

    CHECK(far.there("SELECT count(*) FROM complain_window") == 1);
}

TEST_CASE("the office's way to the window is not there for anybody else") {
    Far far;
    const auto unknown = testing::fetch(far.running->port(), "GET", "/nowhere");
    for (const auto target : zone_verb::all) {
        CAPTURE(target);
        const auto answer = testing::fetch(far.running->port(), "POST", target, {}, "{}");
        CHECK(answer.status == 404);
        CHECK(answer.body == unknown.body);
        CHECK(testing::fetch(far.running->port(), "GET", target).body == unknown.body);
        CHECK(far.send(target, "{\"tokens\":[\"1\"]}").status == 400);
    }
}
