#include "ledger/intake.hpp"
#include "ledger/ledger_routes.hpp"
#include "ledger/regions.hpp"
#include "platform/http/running.hpp"
#include "platform/json/json.hpp"
#include "platform/testing/http_client.hpp"
#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <doctest/doctest.h>

using guard::Role;
using ledger::Record;
using ledger::TableKind;
using testing::Answer;
using testing::Headers;

namespace {

using Values = std::vector<ledger::Value>;

constexpr domain::RegionCode county{430299000000};
constexpr domain::RegionCode town{430299100000};
constexpr std::int64_t village = 430299100201;
constexpr std::int64_t other_village = 430299101201;

ledger::Value text(std::string value) {
    return value;
}

/// A ledger with two programs of two departments, served to officers.
struct Served {
    testing::Store store{schema::office()};
    platform::FixedClock clock{platform::Instant{
        std::chrono::sys_days{std::chrono::September / 30 / 2017} + std::chrono::hours{2}}};
    domain::Keyring keys{crypto::Secret{std::string(32, 'k')}};
    guard::Guard guard{store.pool(), clock, keys};
    ledger::Intake intake{store.pool(), clock, {"表.xlsx", "县财政局", "填报", {}}};
    http::Router router;
    std::optional<http::Running> server;

    Served() {
        {
            db::Transaction tx{store.pool()};
            ledger::store_regions(tx, ledger::built_in_divisions("430299"));
            tx.commit();
        }
        fill();
        guard::mount(router, guard, {.demo = guard::Demo::Yes, .region_name = {}});
        ledger::mount(router, guard,
                      {[](const guard::Actor&) {
                           return std::vector<ledger::Task>{{"待业务审核", 3, "/batches"}};
                       },
                       [](db::Session&, const ledger::Sight&) { return std::int64_t{700}; },
                       [](db::Session&) {
                           ledger::Identity decided{"I11", "公开覆盖", "全部公开", 2, {}, {}};
                           for (const auto* program : {"MZ01", "CL01"})
                               decided.breaks.push_back({program, -1, "没有公开", program, {}});
                           return decided;
                       }});
        http::Hooks hooks;
        hooks.gatekeeper = guard::gatekeeper(guard);
        hooks.error_page = guard::api_error;
        server.emplace(router, hooks);
    }

    void fill() {
        for (const auto& one : {std::pair{"MZ01", "县民政局"}, std::pair{"CL01", "县残联"}}) {
            const auto* const code = one.first;
            const auto* const department = one.second;
            stage(TableKind::Program, std::string(code) + "/2017",
                  {text(code),
                   std::int64_t{2017},
                   text("项目"),
                   {},
                   text(department),
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {}});
            stage(TableKind::Source, std::string("来文1号/") + code,
                  {text("来文1号"),
                   text(code),
                   std::int64_t{2017},
                   {},
                   text("省财政厅"),
                   {},
                   std::int64_t{100000}});
            const auto number = [&](const char* prefix) {
                return text(std::string(prefix) + code);
            };
            stage(TableKind::Allocation, std::string("X") + code,
                  {number("X"),
                   text("来文1号"),
                   text(code),
                   {},
                   text("某局"),
                   {},
                   std::int64_t{60000}});
            stage(TableKind::Appropriation, std::string("B") + code,
                  {number("B"),
                   number("X"),
                   text(code),
                   {},
                   text("银行"),
                   std::int64_t{17181},
                   std::int64_t{30000},
                   {}});
        }
        for (int i = 0; i < 60; ++i)
            pay(fmt::format("S-{:03}", i), "MZ01", i < 55 ? village : other_village);
        db::Transaction tx{store.pool()};
        intake.show(tx);
        tx.commit();
    }
    void pay(const std::string& serial, const std::string& program, std::int64_t region) {
        const db::Uuid key{std::string(16, 'u')};
        const db::Blob sealed{"sealed"};
        stage(TableKind::Payment, serial,
              {serial,
               text("B" + program),
               program,
               text("2017-01"),
               std::int64_t{17167},
               std::int64_t{17197},
               region,
               text("张三"),
               key,
               sealed,
               std::int64_t{0},
               std::int64_t{1},
               {},
               {},
               {},
               key,
               sealed,
               {},
               {},
               {},
               {},
               std::int64_t{100},
               std::int64_t{17186},
               text("成功"),
               {},
               text("填报")});
    }
    void stage(TableKind kind, const std::string& key, Values values) {
        const auto batch = intake.open_batch("表", kind);
        db::Transaction tx{store.pool()};
        const std::array rows{ledger::Arrival{2, Record{key, std::move(values), {}}, 1}};
        intake.stage(tx, batch, kind, rows, {});
        tx.commit();
    }

    Headers sign_in(const std::string& login, Role role, domain::RegionCode region,
                    const std::string& department) {
        const auto officer =
            guard.officers.create(guard::Actor::system(), {login,
                                                           "演示人员",
                                                           "单位",
                                                           {{role, region, department}},
                                                           guard::NewOfficer::FirstPassword::Keep});
        const auto answer = testing::fetch(
            server->port(), "POST", "/office/api/session", {},
            json::write(json::Object{{"login", login}, {"password", officer.password}}));
        REQUIRE(answer.status == 200);
        return {{"Cookie", answer.cookie("mb_session")}};
    }
    Headers everyone() { return sign_in("group", Role::LeadingGroup, county, ""); }

    Answer ask(const Headers& who, const std::string& path) {
        return testing::fetch(server->port(), "GET", "/office/api" + path, who);
    }
    json::Object get(const Headers& who, const std::string& path) {
        const auto answer = ask(who, path);
        REQUIRE(answer.status == 200);
        return json::parse(answer.body, {1 << 20, 16}).as_object();
    }
};

std::string text_of(const json::Value& object, std::string_view name) {
    return std::string(object.as_object().at(name).as_string());
}

std::size_t size_of(const json::Object& object, std::string_view name) {
    return object.at(name).as_array().size();
}

}  // namespace

TEST_CASE("a source leads down to its payments, page by page, and back up") {
    Served office;
    const auto who = office.everyone();

    const auto source = office.get(who, "/chain/source/%E6%9D%A5%E6%96%871%E5%8F%B7");
    CHECK(text_of(source.at("node"), "amount_fen") == "200000");
    CHECK(size_of(source, "children") == 2);

    const auto first = office.get(who, "/chain/appropriation/BMZ01");
    CHECK(size_of(first, "children") == 50);
    CHECK(size_of(first, "parents") == 2);
    CHECK(text_of(first.at("parents").as_array()[0], "kind") == "source");
    CHECK(text_of(first.at("node"), "date") == "2017-01-15");
    const auto second =
        office.get(who, "/chain/appropriation/BMZ01?after=" + text_of(first, "next"));
    CHECK(size_of(second, "children") == 10);
    CHECK_FALSE(second.contains("next"));

    CHECK(size_of(office.get(who, "/chain/payment/S-000"), "parents") == 3);
}

TEST_CASE("a department sees the chain of its own programs and no other") {
    Served office;
    const auto who = office.sign_in("clerk", Role::DepartmentClerk, county, "县残联");

    const auto source = office.get(who, "/chain/source/%E6%9D%A5%E6%96%871%E5%8F%B7");
    CHECK(text_of(source.at("node"), "amount_fen") == "100000");
    CHECK(size_of(source, "children") == 1);
    CHECK(office.ask(who, "/chain/appropriation/BMZ01").status == 404);
    CHECK(office.ask(who, "/chain/payment/S-000").status == 404);
    CHECK(size_of(office.get(who, "/programs"), "items") == 1);
    CHECK(size_of(office.get(who, "/waterfall"), "items") == 1);
}

TEST_CASE("a town sees the payments inside it and no other") {
    Served office;
    const auto who = office.sign_in("town", Role::TownClerk, town, "");

    CHECK(office.ask(who, "/chain/payment/S-000").status == 200);
    CHECK(office.ask(who, "/chain/payment/S-059").status == 404);
    const auto rest = office.get(who, "/chain/appropriation/BMZ01?after=S-049");
    CHECK(size_of(rest, "children") == 5);
    CHECK(office.get(who, "/home").at("totals").as_object().at("payments").as_int64() == 55);
}

TEST_CASE("finance sees the documents of every department and the payments of its own") {
    Served office;
    const auto who = office.sign_in("finance", Role::FinanceClerk, county, "县财政局");

    CHECK(office.ask(who, "/chain/appropriation/BMZ01").status == 200);
    CHECK(office.ask(who, "/chain/payment/S-000").status == 404);
    CHECK(size_of(office.get(who, "/waterfall"), "items") == 2);
}

TEST_CASE("an unknown number or kind is not found") {
    Served office;
    const auto who = office.everyone();

    CHECK(office.ask(who, "/chain/appropriation/nothing").status == 404);
    CHECK(office.ask(who, "/chain/village/1").status == 404);
}

TEST_CASE("the home page adds up what one sees, and says what is missing") {
    Served office;

    const auto home = office.get(office.everyone(), "/home");

    const auto& totals = home.at("totals").as_object();
    CHECK(totals.at("programs").as_int64() == 2);
    CHECK(text_of(totals, "sources_fen") == "200000");
    CHECK(text_of(totals, "allocated_fen") == "120000");
    CHECK(text_of(totals, "appropriated_fen") == "60000");
    CHECK(text_of(totals, "paid_fen") == "6000");
    CHECK(totals.at("payments").as_int64() == 60);
    CHECK(text_of(totals, "published_fen") == "700");
    CHECK(text_of(home.at("tasks").as_array().at(0), "title") == "待业务审核");
    REQUIRE(size_of(home, "missing") == 1);
    CHECK(text_of(home.at("missing").as_array()[0], "department") == "县残联");
}

TEST_CASE("an operator's home has no figures") {
    Served office;
    const auto who = office.sign_in("operator", Role::Operator, county, "");

    CHECK(text_of(office.get(who, "/home").at("totals"), "paid_fen") == "0");
    CHECK(office.ask(who, "/chain/payment/S-000").status == 403);
    CHECK(office.ask(who, "/waterfall").status == 403);
}

TEST_CASE("reconciliation shows its breaks to whom they concern") {
    Served office;

    const auto all = office.get(office.everyone(), "/reconciliation").at("identities").as_array();
    CHECK(text_of(all.at(3), "id") == "I4");
    const auto& breaks = all[3].as_object().at("breaks").as_array();
    REQUIRE(breaks.size() == 1);
    CHECK(text_of(breaks[0], "key") == "BMZ01");
    CHECK(text_of(breaks[0], "difference_fen") == "-24000");

    const auto clerk = office.sign_in("clerk", Role::DepartmentClerk, county, "县民政局");
    CHECK(office.ask(clerk, "/reconciliation").status == 403);
    const auto other = office.sign_in("other", Role::Discipline, county, "县残联");
    const auto none = office.get(other, "/reconciliation").at("identities").as_array();
    CHECK(none.at(3).as_object().at("breaks").as_array().empty());
}

TEST_CASE("an identity that an upper slice decides is shown within sight as well") {
    Served office;
    const auto breaks_for = [&](const auto& who) {
        return office.get(who, "/reconciliation")
            .at("identities")
            .as_array()
            .at(10)
            .as_object()
            .at("breaks")
            .as_array();
    };

    CHECK(breaks_for(office.everyone()).size() == 2);
    const auto other = office.sign_in("other", Role::Discipline, county, "县残联");
    REQUIRE(breaks_for(other).size() == 1);
    CHECK(text_of(breaks_for(other)[0], "key") == "CL01");
}

TEST_CASE("every fen of a waterfall's source lies in one of its buckets") {
    Served office;
    const auto who = office.everyone();

    const auto items = office.get(who, "/waterfall?year=2017").at("items").as_array();

    REQUIRE(items.size() == 2);
    for (const auto& item : items) {
        std::int64_t sum = 0;
        for (const auto& bucket : item.as_object().at("buckets").as_array())
            sum += json::parse(text_of(bucket, "amount_fen")).as_int64();
        CHECK(std::to_string(sum) == text_of(item, "source_fen"));
    }
    CHECK(size_of(office.get(who, "/waterfall?year=2016"), "items") == 0);
}

TEST_CASE("divisions are listed level by level, for whoever is signed in") {
    Served office;
    const auto who = office.sign_in("operator", Role::Operator, county, "");

    const auto top = office.get(who, "/regions").at("items").as_array();
    REQUIRE(top.size() == 1);
    CHECK(text_of(top[0], "code") == "430299000000");
    const auto towns = office.get(who, "/regions?parent=430299000000").at("items").as_array();
    CHECK(towns.size() == 8);
    CHECK(text_of(towns[0], "level") == "town");
    CHECK(office.ask(who, "/regions?parent=abc").status == 400);
    CHECK(office.ask({}, "/regions").status == 401);
}
