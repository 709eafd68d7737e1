#pragma once

#include "compare/hold/batch_holds.hpp"
#include "compare/hold/holds.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

/// A county in which payments are held, for the tests of this folder.
namespace compare::test {

inline const std::int64_t today =
    platform::to_days(std::chrono::year_month_day{std::chrono::September / 30 / 2017});

inline Grounds grounds(std::int64_t from = today) {
    return {{{"funeral", "县民政局", "火化证明 2017-88 号"},
             {"village", "鹤阳村村委会", "村委会2017年9月28日书面证明"}},
            {from - 2, "visit", "family", "其女儿", "家属称老人已于八月去世"},
            "两个来源都显示本人已去世，先暂缓后核实",
            "《社会救助暂行办法》第十三条",
            210'00,
            from,
            false};
}

struct County : ledger::test::County {
    Office office{store.pool(), keys, clock, gate, RuleBook::built_in()};
    ledger::Regions regions = [this] {
        db::Reader reader{pool()};
        return ledger::Regions::load(reader);
    }();
    Holds holds{office, {}, regions};
    guard::Actor discipline = officer("discipline", guard::Role::Discipline);
    guard::Actor audit = officer("audit", guard::Role::AuditOffice);
    guard::Actor reviewer = officer("reviewer", guard::Role::DepartmentReviewer, "县民政局");
    guard::Actor second = officer("second", guard::Role::DepartmentReviewer, "县民政局");
    guard::Actor stranger = officer("stranger", guard::Role::DepartmentReviewer, "县农业局");
    guard::Actor clerk = officer("clerk", guard::Role::DepartmentClerk, "县民政局");

    std::int64_t pay(const ledger::test::Paid& paid, std::int64_t pay_date = today) {
        auto record = payment(paid);
        const auto& table = ledger::table(ledger::TableKind::Payment);
        record.values[static_cast<std::size_t>(ledger::column_index(table, "pay_date"))] = pay_date;
        return hand_in(ledger::TableKind::Payment, {record}).value();
    }
    static Hit hit(const std::string& serial, const std::string& rule = "P01") {
        Hit found;
        found.rule = rule;
        found.question = "p1 MZ01";
        found.severity = Severity::Red;
        found.records_table = "payment";
        FoundRow row;
        row.record = serial;
        row.amount_fen = 210'00;
        row.fund = {{"program_name", "农村居民最低生活保障"}};
        found.rows.push_back(std::move(row));
        return found;
    }
    std::int64_t ask(const std::string& serial, const Grounds& why) {
        return holds.ask(discipline, hit(serial), FoundBy::Run, serial, why);
    }
    std::int64_t ask(const std::string& serial = "A1") {
        return ask(serial, grounds(holds.today()));
    }
    std::int64_t held(const std::string& serial = "A1") {
        const auto id = ask(serial);
        holds.take(reviewer, id, HoldMove::Approve, {});
        return id;
    }
    Hold hold(std::int64_t id) {
        db::Reader reader{pool()};
        for (const Hold& one : holds.visible(reader, discipline))
            if (one.id == id) return one;
        FAIL("no such hold");
        return {};
    }
    HoldState state(std::int64_t id) { return hold(id).state(holds.today()); }
    void pass(int days) { clock.set(clock.now() + std::chrono::days{days}); }
    std::int64_t count(db::Query query) {
        db::Reader reader{pool()};
        return *reader.one(query, {}, [](const db::Row& row) { return row.integer(0); });
    }
};

inline HoldDecision because(std::optional<std::int64_t> amount = {}) {
    return {"上门见到本人，确系登记错误", amount, {}};
}

}  // namespace compare::test
