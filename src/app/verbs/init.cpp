#include "app/county/config.hpp"
#include "app/county/keys.hpp"
#include "app/verbs/verbs.hpp"
#include "compare/compare.hpp"
#include "disclose/disclose.hpp"
#include "guard/guard.hpp"
#include "ledger/regions.hpp"
#include "platform/core/refusal.hpp"
#include "schema/schema.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

namespace app {

namespace {

using domain::RegionCode;
using platform::Refusal;

struct Handout {
    std::string login, name, password;
};

std::vector<ledger::Region> divisions_of(const InitOptions& options) {
    if (options.divisions.empty()) {
        auto built_in = ledger::built_in_divisions(options.county);
        if (built_in.empty()) {
            throw Refusal{Refusal::Kind::Invalid,
                          "没有内置这个县的行政区划，请用 --divisions 指定区划 CSV 文件"};
        }
        return built_in;
    }
    std::ifstream in{options.divisions, std::ios::binary};
    if (!in) throw Refusal{Refusal::Kind::NotFound, "打不开 --divisions 指定的文件，请核对路径"};
    const std::string csv{std::istreambuf_iterator<char>{in}, {}};
    return ledger::read_divisions(csv);
}

void refuse_unless_new(const InitOptions& options) {
    if (options.county.size() != 6 || !RegionCode::parse(options.county)) {
        throw Refusal{Refusal::Kind::Invalid, "--county 要写六位县级行政区划代码，如 430299"};
    }
    if (std::filesystem::exists(options.data) && !std::filesystem::is_empty(options.data)) {
        throw Refusal{Refusal::Kind::Conflict,
                      "--data 指定的文件夹不是空的；换一个新文件夹，已有的县不会被覆盖"};
    }
}

RegionCode first_of_level(const ledger::Regions& regions, RegionCode::Level level,
                          RegionCode except) {
    for (const auto& region : regions.all()) {
        if (region.level == static_cast<int>(level) && !region.successor && region.code != except)
            return region.code;
    }
    return except;
}

/// Reports are sealed to these: a demo county takes them in before anybody has signed in.
bool keeps_window_open(const guard::NewOfficer& officer) {
    return std::ranges::any_of(officer.grants, [](const guard::Grant& grant) {
        return grant.role == guard::Role::ComplaintIntake;
    });
}

std::vector<Handout> appoint(guard::Guard& guard, const ledger::Regions& regions, bool demo) {
    const auto county = regions.county().code;
    std::vector<Handout> out;
    if (!demo) {
        auto fresh = guard.officers.create(
            guard::Actor::system(),
            {"operator", "系统管理员", "县信息中心", {{guard::Role::Operator, county, {}}}});
        out.push_back({"operator", "系统管理员", fresh.password});
        return out;
    }
    const auto town = first_of_level(regions, RegionCode::Level::Town, county);
    const auto other = first_of_level(regions, RegionCode::Level::Town, town);
    const auto village = first_of_level(regions, RegionCode::Level::Village, county);
    for (const auto& one : guard::demo_officers(guard.officers, county, town, village, other)) {
        out.push_back({one.officer.login, one.officer.name, one.password});
        if (keeps_window_open(one.officer)) {
            db::Transaction tx{guard.store};
            guard.vault.make(tx, one.id, one.password);
            tx.commit();
        }
    }
    return out;
}

void answer(const InitOptions& options, const std::vector<Handout>& officers, Output output) {
    if (output == Output::Text) {
        std::cout << fmt::format("已建立县 {}：{}\n以下初始口令只显示这一次：\n", options.county,
                                 options.data.string());
        for (const auto& one : officers)
            std::cout << fmt::format("  {:<18} {}  {}\n", one.login, one.password, one.name);
        return;
    }
    boost::json::array list;
    for (const auto& one : officers) {
        list.push_back(boost::json::object{
            {"login", one.login}, {"name", one.name}, {"password", one.password}});
    }
    std::cout << boost::json::object{{"data", std::filesystem::absolute(options.data).string()},
                                     {"county", options.county},
                                     {"officers", std::move(list)}}
              << '\n';
}

}  // namespace

int init(const InitOptions& options, Output output) {
    refuse_unless_new(options);
    const ledger::Regions regions{divisions_of(options)};
    const auto purpose = options.demo ? Purpose::Demo : Purpose::Real;
    std::filesystem::create_directories(options.data);
    std::filesystem::permissions(options.data, std::filesystem::perms::owner_all);
    const auto folder = std::filesystem::absolute(options.data);
    const auto config = new_config(folder, options.county, purpose, options.database);
    const domain::Keyring keys{create_master_key(folder, purpose)};
    const platform::SystemClock clock;
    db::Pool office{config.office};
    db::Pool public_zone{config.public_zone};
    db::migrate(office, schema::office());
    db::migrate(public_zone, schema::public_zone());
    {
        db::Transaction tx{office};
        ledger::store_regions(tx, regions.all());
        tx.commit();
    }
    guard::Guard guard{office, clock, keys};
    const auto officers = appoint(guard, regions, options.demo);
    if (options.demo) {
        disclose::sign_demo({office, guard.gate, clock, keys});
        compare::Datasets datasets{
            {office, keys, clock, guard.gate, compare::RuleBook::built_in()}};
        compare::register_demonstration(datasets);
    }
    guard.gate.record(guard::Actor::system(), "app.init", "county:" + options.county);
    // Last: a folder without it is no county, so that an init that was cut short can be seen and
    // repeated.
    write_config(folder, config);
    answer(options, officers, output);
    return 0;
}

}  // namespace app
