#include "disclose/publish/released.hpp"

#include "disclose/profile/rules.hpp"
#include "disclose/publish/rows.hpp"
#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

#include <array>
#include <map>

namespace disclose {

namespace {

using ledger::TableKind;

constexpr int piece = 2000;
constexpr int first_cell = 11;

db::Query select_released(TableKind kind) {
    switch (kind) {
        case TableKind::Program: return sql::select_released_program;
        case TableKind::Source: return sql::select_released_source;
        case TableKind::Allocation: return sql::select_released_allocation;
        case TableKind::Appropriation: return sql::select_released_appropriation;
        case TableKind::Payment: return sql::select_released_payment;
        case TableKind::Project: return sql::select_released_project;
        case TableKind::Expenditure: return sql::select_released_expenditure;
        case TableKind::BankResult: break;
    }
    platform::bug("bank results are shown with their payments");
}

/// What a tombstone still says: where it stood, so that it can be found there.
void withhold(Released& out) {
    constexpr std::array<std::string_view, 9> kept{"period",        "period_from", "region",
                                                   "appropriation", "pay_date",    "number",
                                                   "parent",        "project",     "on_date"};
    const auto fields = public_fields(out.row.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (std::find(kept.begin(), kept.end(), fields[i]) == kept.end()) out.row.cells[i] = {};
    }
    out.bank_result.reset();
}

Released read_released(const db::Row& row, int shift, TableKind kind) {
    Released out;
    out.leaf = row.integer(shift);
    out.record_id = row.text(shift + 1);
    out.version = static_cast<int>(row.integer(shift + 2));
    out.event = event_named(row.text(shift + 3));
    out.mode = *mode_named(row.text(shift + 4));
    out.row.kind = kind;
    out.row.program = row.text(shift + 5);
    out.row.year = row.integer(shift + 6);
    out.at = row.integer(shift + 7);
    out.first_at = row.integer(shift + 8);
    out.reason = row.maybe_text(shift + 9);
    out.names_until = row.maybe_integer(shift + 10);
    out.row.cells = public_cells(row, shift + first_cell, kind);
    if (kind == TableKind::Payment && out.is_shown()) {
        const int result = shift + first_cell + static_cast<int>(public_fields(kind).size());
        out.bank_result = row.maybe_text(result);
    }
    if (out.event == Event::Withdraw) {
        withhold(out);
        return out;
    }
    apply_mode(out.row, out.mode, out.event == Event::Expire ? Names::Expired : Names::Shown);
    return out;
}

/// Pages through a query whose first column is a leaf.
void each_page(db::Session& session, db::Query query, std::int64_t from, std::int64_t to, int shift,
               TableKind kind, const UseReleased& use) {
    for (;;) {
        std::int64_t last = from - 1;
        const auto page =
            session.all(query, {from, to, piece}, [&last, shift, kind](const db::Row& row) {
                last = row.integer(0);
                return read_released(row, shift, kind);
            });
        for (const auto& released : page)
            use(released);
        if (page.size() < piece) return;
        from = last + 1;
    }
}

}  // namespace

std::int64_t log_size(db::Session& session) {
    return session.one(sql::select_head, {}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

std::int64_t publications(db::Session& session) {
    return session
        .one(sql::count_publications, {}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

void each_released(db::Session& session, TableKind kind, std::int64_t from, std::int64_t to,
                   const UseReleased& use) {
    each_page(session, select_released(kind), from, to, 0, kind, use);
}

void each_settled(db::Session& session, std::int64_t from, std::int64_t to,
                  const UseReleased& use) {
    each_page(session, sql::select_released_results, from, to, 1, TableKind::Payment, use);
}

void each_public_payment(
    db::Session& session,
    const std::function<void(std::string_view serial, std::int64_t amount_fen)>& use) {
    std::int64_t leaf = -1;
    for (bool more = true; more;) {
        more = false;
        session.each(sql::select_public_payments, {leaf}, [&](const db::Row& row) {
            more = true;
            leaf = row.integer(0);
            use(row.text(1), row.integer(2));
        });
    }
}

std::vector<Total> totals(db::Session& session, const std::string& program, std::int64_t year) {
    return session.all(sql::select_totals, {program, year}, [](const db::Row& row) {
        return Total{row.integer(0), std::string(row.text(1)), row.integer(2), row.integer(3),
                     row.integer(4), row.integer(5),           row.integer(6)};
    });
}

std::vector<Reach> reach(db::Session& session, const std::string& program, std::int64_t year) {
    std::map<std::int64_t, std::int64_t> people;
    // From the smallest places to the county: where a row names a town itself, the town's count
    // holds.
    for (const std::int64_t unit : {std::int64_t{1}, std::int64_t{1000}, std::int64_t{1'000'000}}) {
        session.each(sql::select_reach, {program, year, unit},
                     [&people](const db::Row& row) { people[row.integer(0)] = row.integer(1); });
    }
    std::vector<Reach> out;
    for (const auto& [region, count] : people)
        out.push_back({region, count});
    return out;
}

std::vector<FundReach> fund_reach(db::Session& session, const std::string& program,
                                  std::int64_t year) {
    return session.all(sql::select_fund_reach, {program, year}, [](const db::Row& row) {
        return FundReach{std::string(row.text(0)), std::string(row.text(1)), row.integer(2)};
    });
}

std::vector<PublicProgram> public_programs(db::Session& session) {
    std::map<std::string, std::map<std::int64_t, PublicRow>> described;
    session.each(sql::select_public_programs, {}, [&described](const db::Row& row) {
        PublicRow one{TableKind::Program, std::string(row.text(0)), row.integer(1),
                      public_cells(row, 2, TableKind::Program)};
        described[one.program][one.year] = std::move(one);
    });
    const auto rules = Rules::load(session);
    std::vector<PublicProgram> out;
    session.each(sql::select_public_years, {}, [&](const db::Row& row) {
        PublicProgram one{std::string(row.text(0)), row.integer(1), Mode::None, {}};
        const auto years = described.find(one.code);
        if (years == described.end()) return;
        auto nearest = years->second.lower_bound(one.year);
        if (nearest == years->second.end()) --nearest;
        one.row = nearest->second;
        one.mode = rules.mode(TableKind::Payment, one.code, one.year);
        out.push_back(std::move(one));
    });
    return out;
}

std::vector<PublicPolicy> public_policies(db::Session& session) {
    auto out = session.all(sql::select_public_policies, {}, [](const db::Row& row) {
        return PublicPolicy{row.integer(0),
                            std::string(row.text(1)),
                            std::string(row.text(2)),
                            std::string(row.text(3)),
                            row.maybe_text(4),
                            row.integer(5),
                            row.maybe_integer(6),
                            row.maybe_integer(7),
                            std::string(row.text(8)),
                            std::string(row.text(9)),
                            std::string(row.text(10)),
                            std::string(row.text(11)),
                            row.integer(12),
                            {}};
    });
    for (auto& policy : out) {
        policy.programs = session.all(sql::select_policy_programs, {policy.id},
                                      [](const db::Row& row) { return std::string(row.text(0)); });
    }
    return out;
}

}  // namespace disclose
