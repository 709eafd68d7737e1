#pragma once

#include "collect/import/importer.hpp"
#include "guard/guard.hpp"
#include "ledger/current.hpp"
#include "ledger/reconcile.hpp"
#include "ledger/regions.hpp"
#include "platform/testing/refused.hpp"
#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <string>
#include <vector>

namespace collect::test {

inline constexpr domain::RegionCode county{430299000000};
inline constexpr domain::RegionCode town{430299100000};
inline constexpr domain::RegionCode other_town{430299101000};

/// An invented person's number; another for each `person`.
inline std::string id_number(int person) {
    const auto digits = fmt::format("43029919520{:03}{:03}", 101 + person % 28, 100 + person);
    return digits + domain::id_check_character(digits);
}

inline const std::string programs =
    "项目编码,项目名称,主管部门,年度\n"
    "MZ01,农村低保金,县民政局,2017\n"
    "CL01,残疾人护理补贴,县残联,2017\n";
inline const std::string sources =
    "指标文号,项目编码,年度,指标金额\n"
    "示财预〔2017〕1号,MZ01,2017,\"100,000.00\"\n"
    "示财预〔2017〕2号,CL01,2017,50000\n";
inline const std::string allocations =
    "下达文号,来源指标文号,项目编码,接收单位,下达金额\n"
    "示财社〔2017〕1号,示财预〔2017〕1号,MZ01,县民政局,50000\n"
    "示财社〔2017〕2号,示财预〔2017〕2号,CL01,县残联,50000\n";
inline const std::string appropriations =
    "拨付单号,下达文号,项目编码,拨付日期,拨付金额\n"
    "BK0001,示财社〔2017〕1号,MZ01,2017-01-15,420\n"
    "BK0002,示财社〔2017〕2号,CL01,2017-01-15,100\n";
inline const std::string payment_header =
    "发放流水号,拨付单号,项目编码,所属期间,行政区划代码,姓名,身份证号,银行账号,发放金额,发放日期,"
    "发放状态,备注\n";

/// A sound payment; what a test is about it names.
struct Payment {
    std::string serial = "MZ01-201701-0001";
    int person = 1;
    std::string amount = "210.00";
    std::string program = "MZ01", appropriation = "BK0001";
    std::string region = "430299100201";
    std::string status = "成功", remark = {};

    std::string csv() const {
        return fmt::format("{},{},{},2017-01,{},张三,{},62179955300{:08},{},2017-01-20,{},{}\n",
                           serial, appropriation, program, region, id_number(person), person,
                           amount, status, remark);
    }
};

inline std::string payments(const std::vector<Payment>& rows) {
    std::string out = payment_header;
    for (const auto& row : rows)
        out += row.csv();
    return out;
}

/// A county with its divisions, on a store of its own, on 2017-09-30.
struct County {
    testing::Store store{schema::office()};
    platform::FixedClock clock{platform::Instant{
        std::chrono::sys_days{std::chrono::September / 30 / 2017} + std::chrono::hours{2}}};
    domain::Keyring keys{crypto::Secret{std::string(32, 'k')}};
    guard::Guard guard{store.pool(), clock, keys};
    Importer importer{store.pool(), keys, clock, guard.gate};

    County() {
        db::Transaction tx{store.pool()};
        ledger::store_regions(tx, ledger::built_in_divisions("430299"));
        tx.commit();
    }

    FileReport import(std::string bytes, const guard::Actor& actor = guard::Actor::system(),
                      const std::string& source_system = "填报") {
        const auto workbook = sheet::open_bytes(std::move(bytes));
        return importer.import(actor, *workbook, {"表.csv", "县民政局", source_system, {}});
    }
    /// Everything above the payments.
    void import_chain() {
        for (const auto& table : {programs, sources, allocations, appropriations})
            import(table);
    }
    guard::FreshPassword add(const std::string& login, const std::string& department,
                             std::vector<guard::Grant> grants) {
        return guard.officers.create(guard::Actor::system(),
                                     {login, "演示人员", department, std::move(grants),
                                      guard::NewOfficer::FirstPassword::Keep});
    }
    guard::FreshPassword add_clerk(const std::string& login, const std::string& department) {
        return add(login, department, {{guard::Role::DepartmentClerk, county, department}});
    }
    guard::Actor actor(const guard::FreshPassword& officer) {
        return guard.officers.as_actor(officer.id);
    }
    std::optional<ledger::Current> current(ledger::TableKind kind, const std::string& key) {
        db::Reader reader{store.pool()};
        return ledger::current(reader, kind, key);
    }
    ledger::Identity identity(const std::string& id) {
        db::Reader reader{store.pool()};
        for (auto& one : ledger::reconcile(reader)) {
            if (one.id == id) return one;
        }
        return {};
    }
};

/// The first problem of a sheet, as "行 列 问题".
inline std::string first_problem(const FileReport& report, std::size_t sheet = 0) {
    if (report.sheets.size() <= sheet || report.sheets[sheet].problems.empty()) return {};
    const auto& [row, problem] = report.sheets[sheet].problems.front();
    return fmt::format("{} {} {}", row, problem.column, problem.problem);
}

}  // namespace collect::test
