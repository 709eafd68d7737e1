#include "guard/guard.hpp"
#include "platform/http/running.hpp"
#include "platform/testing/http_client.hpp"
#include "platform/testing/refused.hpp"
#include "portal/feed/feed_test.hpp"
#include "portal/feed/package_file.hpp"
#include "portal/zone/remote_feed.hpp"
#include "portal/zone/zone_routes.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace std::chrono_literals;
using ledger::TableKind;
using portal::feed_test::Folder;
using portal::feed_test::Town;

namespace {

const portal::FeedSettings settings{"示例县明白账", portal::County::Demo, {}};

/// A public zone on a socket of its own, and the office's way there.
struct Far {
    Town town;
    testing::Store store{schema::public_zone()};
    Folder folder;
    guard::ZoneRequests requests{town.keys.signing_key().public_key(), town.clock};
    http::Router router;
    std::optional<http::Running> running;
    std::optional<portal::RemoteZone> zone;
    std::optional<portal::RemoteFeed> feed;

    Far() {
        portal::mount_zone(
            router, {store.pool(), town.clock, town.keys.signing_key().public_key(), folder.path});
        start();
        feed.emplace(town.pool(), *zone, town.keys.signing_key(), town.clock, settings,
                     folder.path);
    }
    void start() {
        http::Hooks hooks;
        hooks.gatekeeper = guard::public_gatekeeper(&requests);
        hooks.admit = guard::public_admit(&requests);
        http::ServerOptions options;
        options.spool_directory = folder.path;
        running.emplace(router, std::move(hooks), std::move(options));
        zone.emplace(http_client::Settings{fmt::format("http://127.0.0.1:{}", running->port())},
                     town.keys.signing_key(), town.clock);
    }
    std::int64_t number(db::Query query) {
        db::Reader reader{store.pool()};
        return reader.one(query, {}, [](const db::Row& row) { return row.integer(0); })
            .value_or(-1);
    }
    void change(db::Query query) {
        db::Transaction tx{store.pool()};
        tx.run(query);
        tx.commit();
    }
    portal::Compared compare(const portal::FeedSettings& with = settings) {
        db::Reader office{town.pool()};
        return portal::compare_stores(office, *zone, town.clock, with);
    }
    /// The same question put to the store itself.
    portal::Compared compare_here() {
        db::Reader there{store.pool()};
        db::Reader office{town.pool()};
        return portal::compare_stores(office, there, town.clock, settings);
    }
    void publish(const std::vector<ledger::test::Paid>& paid) {
        town.payments(paid);
        disclose::publish_all(town.office);
    }
    testing::Answer signed_fetch(std::string_view method, std::string_view target,
                                 std::string_view body = {}) {
        return testing::fetch(
            running->port(), method, target,
            {{std::string(guard::zone_header), credentials(method, target, body)}}, body);
    }
    std::string credentials(std::string_view method, std::string_view target,
                            std::string_view body = {}) {
        return guard::zone_credentials(town.keys.signing_key(), method, target,
                                       crypto::bytes(crypto::sha256(body)), town.clock.now());
    }
    std::filesystem::path package(std::int64_t from = 0) {
        const auto file = folder.path / "package";
        portal::export_package(town.pool(), town.clock, settings, town.keys.signing_key(), from,
                               file);
        return file;
    }
    std::string everything() {
        std::string out;
        db::Reader reader{store.pool()};
        out += portal::state_text(portal::public_state(reader)) + "\n";
        portal::each_row_digest(
            reader, [&out](const portal::RowDigest& row) { out += portal::line_of(row) + "\n"; });
        return out;
    }
};

void append(const std::filesystem::path& file, std::string_view text) {
    std::ofstream{file, std::ios::binary | std::ios::app} << text;
}

}  // namespace

TEST_CASE("what is published in the office reaches a public zone on another machine") {
    Far far;
    far.publish({{"S1", 100'00}, {"S2", 200'00, "CL01", "欧阳小红"}, {"S3", 1'00, "XX01"}});

    const auto pushed = far.feed->push();

    CHECK(pushed.leaves > 0);
    CHECK(far.number("SELECT COUNT(*) FROM portal_payment") == 2);
    CHECK(far.feed->waiting() == 0);
    CHECK(far.feed->push().rows == 0);
    CHECK(std::distance(std::filesystem::directory_iterator{far.folder.path}, {}) == 0);
}

TEST_CASE("the next push begins where the public zone stands, whatever it has lost") {
    Far far;
    far.publish({{"S1", 100'00}});
    far.feed->push();
    far.publish({{"S2", 200'00}});
    CHECK(far.feed->waiting() > 0);

    CHECK(far.feed->push().rows > 0);
    CHECK(far.number("SELECT COUNT(*) FROM portal_payment") == 2);

    far.change("DELETE FROM portal_payment");
    far.change("DELETE FROM portal_site");
    far.town.clock.set(far.town.clock.now() + 1min);
    far.feed->push();
    CHECK(far.number("SELECT COUNT(*) FROM portal_payment") == 2);
    CHECK(far.compare().broken.empty());
}

TEST_CASE("a public zone that is away is told of, and has missed nothing when it is back") {
    Far far;
    far.publish({{"S1", 100'00}});
    far.running.reset();
    CHECK_THROWS_AS(far.feed->push(), http_client::Unreachable);
    CHECK(far.feed->waiting() > 0);

    far.start();
    far.feed->push();
    CHECK(far.number("SELECT COUNT(*) FROM portal_payment") == 1);
}

TEST_CASE("a setting of the site arrives without a new publication") {
    Far far;
    far.publish({{"S1", 100'00}});
    far.feed->push();
    auto with_organiser = settings;
    with_organiser.site["organiser"] = "示例县人民政府";
    portal::RemoteFeed feed{far.town.pool(), *far.zone,      far.town.keys.signing_key(),
                            far.town.clock,  with_organiser, far.folder.path};

    feed.push();

    CHECK(far.zone->state().site.at("organiser") == "示例县人民政府");
    CHECK(far.compare(with_organiser).broken.empty());
    far.town.clock.set(far.town.clock.now() + 1min);
    far.feed->push();
    CHECK_FALSE(far.zone->state().site.contains("organiser"));
}

TEST_CASE("a package that leaves a gap, is older, another county's or changed changes nothing") {
    Far far;
    far.publish({{"S1", 100'00}});
    const auto old = far.package();
    std::string old_bytes;
    {
        std::ifstream in{old, std::ios::binary};
        old_bytes.assign(std::istreambuf_iterator<char>{in}, {});
    }
    db::Reader reader{far.town.pool()};
    const auto middle = disclose::log_size(reader);
    far.publish({{"S2", 200'00}});
    const auto empty = far.everything();

    CHECK(far.signed_fetch("PUT", "/zone/projection", "not a package").status == 400);
    CHECK_THROWS_AS(far.zone->put(far.package(middle)), portal::ZoneRefused);
    CHECK(far.everything() == empty);

    far.zone->put(far.package());
    const auto whole = far.everything();
    CHECK(far.signed_fetch("PUT", "/zone/projection", old_bytes).status == 409);
    auto changed = old_bytes;
    changed.replace(changed.find("10000"), 5, "99999");
    CHECK(far.signed_fetch("PUT", "/zone/projection", changed).status == 400);
    CHECK(far.signed_fetch("PUT", "/zone/projection", old_bytes.substr(0, old_bytes.size() / 2))
              .status == 400);
    CHECK(far.everything() == whole);

    far.change("UPDATE portal_site SET value = '430212000000' WHERE name = 'county'");
    const auto other = far.everything();
    CHECK_THROWS_AS(far.zone->put(far.package()), portal::ZoneRefused);
    CHECK(far.everything() == other);
}

TEST_CASE("a package of the same leaves does not bring back older small tables") {
    Far far;
    far.publish({{"S1", 100'00}});
    const auto old = far.folder.path / "old";
    std::filesystem::rename(far.package(), old);
    far.town.clock.set(far.town.clock.now() + 1min);
    far.zone->put(far.package());

    CHECK_THROWS_AS(far.zone->put(old), portal::ZoneRefused);
    CHECK_NOTHROW(far.zone->put(far.package()));
}

TEST_CASE("a package from the beginning takes out what the office never published") {
    Far far;
    far.publish({{"S1", 100'00}});
    far.feed->push();
    far.change("UPDATE portal_payment SET record_id = 'INVENTED'");
    far.change(
        "INSERT INTO portal_people (region, program, year, people) VALUES (1, 'X', 2017, 5)");

    far.zone->put(far.package());

    CHECK(far.compare().broken.empty());
    CHECK(far.number("SELECT COUNT(*) FROM portal_payment") == 1);
}

TEST_CASE("an office's routes are not there for anybody else") {
    Far far;
    const auto unknown = testing::fetch(far.running->port(), "GET", "/nowhere");
    const testing::Headers stale{
        {std::string(guard::zone_header), far.credentials("GET", "/zone/state")}};
    far.town.clock.set(far.town.clock.now() + 5min);
    const testing::Headers used{
        {std::string(guard::zone_header), far.credentials("GET", "/zone/state")}};
    CHECK(testing::fetch(far.running->port(), "GET", "/zone/state", used).status == 200);

    struct Asked {
        const char *method, *target;
        testing::Headers headers;
    };
    for (const auto& asked :
         {Asked{"GET", "/zone/state", {}}, Asked{"POST", "/zone/state", {}},
          Asked{"GET", "/zone/rows", {}}, Asked{"PUT", "/zone/projection", {}},
          Asked{"GET", "/zone/projection", {}}, Asked{"GET", "/zone/envelopes", {}},
          Asked{"POST", "/zone/settlements", {}}, Asked{"GET", "/zone/state", stale},
          Asked{"GET", "/zone/state", used},
          Asked{"GET", "/zone/state", {{std::string(guard::zone_header), "1 2 3 4"}}}}) {
        CAPTURE(asked.method);
        CAPTURE(asked.target);
        const auto answer =
            testing::fetch(far.running->port(), asked.method, asked.target, asked.headers);
        CHECK(answer.status == 404);
        CHECK(answer.body == unknown.body);
    }
}

TEST_CASE("envelopes are fetched from the other machine, and answers laid there") {
    Far far;
    {
        db::Transaction tx{far.store.pool()};
        portal::put_envelope(tx, "self", std::string("\0sealed", 7), far.town.clock.now());
        portal::put_envelope(tx, "self", "second", far.town.clock.now());
        tx.commit();
    }

    const auto waiting = far.zone->waiting(1);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].sealed == std::string("\0sealed", 7));

    const std::string lookup(32, 'l');
    const std::vector<portal::Answer> answers{{lookup, "answer", far.town.clock.now() + 15min}};
    far.zone->settle(std::vector{waiting[0].id}, answers);
    far.zone->settle(std::vector{waiting[0].id}, answers);
    CHECK(far.zone->waiting(9).size() == 1);
    db::Reader reader{far.store.pool()};
    CHECK(portal::answer_for(reader, lookup, far.town.clock.now()) == "answer");
    CHECK(far.signed_fetch("POST", "/zone/settlements", "{\"opened\":[\"1\"]}").status == 400);
}

TEST_CASE("the two stores are held to one another, here and across machines") {
    Far far;
    far.publish({{"S1", 100'00}, {"S2", 200'00, "CL01"}});
    far.town.hand_in(TableKind::BankResult, {far.town.result("S1", 100'00, "退回")});
    far.town.hand_in(TableKind::Source, {far.town.source("示财预〔2017〕1号", 300'00)});
    far.town.hand_in(TableKind::Project, {far.town.project("XM1")});
    far.town.hand_in(TableKind::Expenditure, {far.town.expenditure("ZC1", "XM1", 5000)});
    disclose::publish_all(far.town.office);
    far.feed->push();

    const auto whole = far.compare();
    CHECK(whole.broken == "");
    CHECK(whole.rows > 20);
    CHECK(whole.waiting == 0);
    CHECK(far.compare_here().broken == "");

    far.publish({{"S4", 400'00}, {"S5", 500'00}});
    CHECK(far.compare().broken == "");
    CHECK(far.compare().waiting == 2);
    CHECK(far.compare_here().rows < whole.rows);
}

TEST_CASE("a corrected record's history is compared too, and what was withdrawn") {
    Far far;
    far.publish({{"S1", 100'00}, {"S2", 200'00}});
    {
        db::Transaction tx{far.town.pool()};
        disclose::Publication publication{tx, far.town.office, far.town.publisher};
        publication.withdraw(disclose::RecordIds{far.town.keys}.of("payment", "S1"), "privacy");
        publication.close();
        tx.commit();
    }
    far.feed->push();
    CHECK(far.compare().broken == "");

    far.change(
        "INSERT INTO portal_history (record_id, version, at, field, reason) "
        "SELECT record_id, 2, 0, 'amount_fen', '无' FROM portal_payment");
    CHECK(far.compare().broken.find("外网多出更正记录") == 0);
}

TEST_CASE("a row that was tampered with in public is named") {
    Far far;
    far.publish({{"S1", 100'00}, {"S2", 200'00}});
    far.feed->push();
    const auto record = disclose::RecordIds{far.town.keys}.of("payment", "S1");

    far.change("UPDATE portal_payment SET amount_fen = 1 WHERE amount_fen = 10000");
    CHECK(far.compare().broken == "外网的发放记录 " + record + " 与内网公开的不一致");
    CHECK(far.compare_here().broken == far.compare().broken);

    far.change("DELETE FROM portal_payment WHERE amount_fen = 1");
    CHECK(far.compare().broken == "外网缺少发放记录 " + record);

    far.change("UPDATE portal_site SET value = '别的县' WHERE name = 'title'");
    CHECK(far.compare().broken == "外网的站点设置 title 与内网不一致");

    far.change("UPDATE portal_site SET value = '99' WHERE name = 'pushed_leaf'");
    CHECK(far.compare().broken.find("外网已到日志第99条") == 0);
}

TEST_CASE("a file that is changed after its signature is not applied, however it was changed") {
    Far far;
    far.publish({{"S1", 100'00}});
    const auto file = far.package();
    const auto& key = far.town.keys.signing_key().public_key();

    append(file, "{\"part\":\"payment\",\"rows\":[]}\n");
    CHECK_REFUSED(Invalid, portal::apply_package(far.store.pool(), key, file));
    CHECK_REFUSED(Invalid, portal::apply_package(far.store.pool(), key, far.folder.path / "none"));
    CHECK(far.number("SELECT COUNT(*) FROM portal_site") == 0);
    CHECK_NOTHROW(portal::apply_package(far.store.pool(), key, far.package()));
}
