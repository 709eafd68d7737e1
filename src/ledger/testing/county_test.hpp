#pragma once

#include "guard/gate.hpp"
#include "guard/store.hpp"
#include "ledger/intake.hpp"
#include "ledger/regions.hpp"
#include "ledger/table.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

/// A county with officers and a few rows, for the tests of the slices above the ledger.
namespace ledger::test {

inline constexpr domain::RegionCode county{430299000000};
inline constexpr std::int64_t village = 430299100001;
inline constexpr std::int64_t other_village = 430299101201;

struct Paid {
    std::string serial;
    std::int64_t fen = 210'00;
    std::string program = "MZ01";
    std::string name = "张小明";
    std::string person = "p1";
    std::int64_t region = village;
    std::string period = "2017-01";
    std::string remark = {};
};

struct County {
    testing::Store store{schema::office()};
    platform::FixedClock clock{std::chrono::sys_days{std::chrono::September / 30 / 2017} +
                               std::chrono::hours{2}};
    domain::Keyring keys{crypto::Secret{std::string(32, 'k')}};
    guard::Gate gate{store.pool(), clock};

    County() {
        db::Transaction tx{store.pool()};
        store_regions(tx, built_in_divisions("430299"));
        tx.commit();
    }

    db::Pool& pool() { return store.pool(); }

    /// An officer without a password: only tests act as one.
    guard::Actor officer(const std::string& login, guard::Role role,
                         const std::string& department = {}) {
        db::Transaction tx{store.pool()};
        const auto id = *tx.one(
            "INSERT INTO guard_officer (login, name, department, password_hash, created_at) "
            "VALUES ($1, $1, $2, 'x', 0) RETURNING id",
            {login, department}, [](const db::Row& row) { return row.integer(0); });
        guard::store::save_grants(tx, guard::OfficerId{id}, {{role, county, department}},
                                  guard::Actor::system(), clock.now());
        tx.commit();
        return guard::Actor::officer(guard::OfficerId{id}, login, login, department,
                                     {{role, county, department}});
    }

    BatchId hand_in(TableKind kind, const std::vector<Record>& records,
                    const std::string& department = "县民政局",
                    std::optional<std::int64_t> clerk = {}, int version = 1) {
        Intake intake{store.pool(), clock, {"表.xlsx", department, "填报", clerk}};
        const auto batch = intake.open_batch("Sheet1", kind);
        std::vector<Arrival> rows;
        for (const auto& record : records)
            rows.push_back({static_cast<int>(rows.size()) + 2, record, version});
        db::Transaction tx{store.pool()};
        intake.stage(tx, batch, kind, rows, {});
        const auto count = static_cast<std::int64_t>(rows.size());
        intake.set_counts(tx, batch, {count, count, 0, 0, 0, 0, 0});
        intake.show(tx);
        tx.commit();
        return batch;
    }

    Record program(const std::string& code = "MZ01", std::int64_t year = 2017) const {
        Record out{code + "/" + std::to_string(year), {}, {}};
        out.values = {code,       year,       "项目" + code,
                      "社会救助", "县民政局", {},
                      {},         {},         {},
                      {},         {},         {},
                      {},         {},         std::string("0731-55550100"),
                      {}};
        return out;
    }
    Record source(const std::string& doc, std::int64_t fen,
                  const std::string& code = "MZ01") const {
        return {
            doc + "/" + code,
            {doc, code, std::int64_t{2017}, std::string("中央"), std::string("省财政厅"), {}, fen},
            {}};
    }
    Record allocation(const std::string& doc, const std::string& from, std::int64_t fen) const {
        return {doc,
                {doc, from, std::string("MZ01"), std::string("县财政局"), std::string("县民政局"),
                 day(2017, 2), fen},
                {}};
    }
    Record appropriation(const std::string& number, const std::string& from,
                         std::int64_t fen) const {
        return {number,
                {number,
                 from,
                 std::string("MZ01"),
                 std::string("县财政局"),
                 std::string("农商行"),
                 day(2017, 2),
                 fen,
                 {}},
                {}};
    }
    Record payment(const Paid& paid) const {
        const auto month = platform::parse_iso_date(paid.period + "-01");
        const auto start = platform::to_days(*month);
        const auto digest = crypto::sha256(paid.person);
        const db::Uuid key{std::string(crypto::bytes(digest).substr(0, 16))};
        auto sealed = [this](const char* context) {
            return db::Blob{keys.seal_text("430299194503020021", context)};
        };
        Record out{paid.serial, {}, {}};
        out.values = {paid.serial,
                      std::string("BF1"),
                      paid.program,
                      paid.period,
                      start,
                      start + 30,
                      paid.region,
                      paid.name,
                      key,
                      sealed("payment.id_number"),
                      day(1945, 3),
                      std::int64_t{0},
                      std::string("H1"),
                      std::string("本人"),
                      std::string("农商行"),
                      key,
                      sealed("payment.account"),
                      paid.name,
                      std::int64_t{10'000},
                      std::string("人"),
                      paid.fen,
                      paid.fen,
                      start + 20,
                      {},
                      paid.remark.empty() ? Value{} : Value{paid.remark},
                      std::string("填报")};
        return out;
    }
    Record result(const std::string& serial, std::int64_t fen, const std::string& outcome) const {
        return {serial, {serial, fen, outcome, {}, day(2017, 3)}, {}};
    }
    Record project(const std::string& number) const {
        Record out{number, {}, {}};
        out.values = {number,
                      std::string("MZ01"),
                      "村道硬化" + number,
                      village,
                      std::int64_t{1'000'000},
                      {},
                      std::string("青山镇"),
                      std::string("示例公司"),
                      {},
                      {},
                      {},
                      day(2017, 3),
                      {},
                      std::string("已完工")};
        return out;
    }
    Record expenditure(const std::string& number, const std::string& of, std::int64_t fen) const {
        return {number,
                {number,
                 of,
                 village,
                 day(2017, 5),
                 std::string("示例公司"),
                 {},
                 std::string("工程款"),
                 fen,
                 {},
                 {},
                 {}},
                {}};
    }

    static std::int64_t day(int year, unsigned month) {
        return platform::to_days(platform::Date{std::chrono::year{year}, std::chrono::month{month},
                                                std::chrono::day{15}});
    }
    /// For what only a tamperer would do.
    void tamper(db::Query statement) {
        db::Transaction tx{store.pool()};
        tx.run(statement);
        tx.commit();
    }
};

}  // namespace ledger::test
