#include "ledger/views/home.hpp"

#include "domain/fen.hpp"
#include "ledger/flow.hpp"
#include "ledger/keys.hpp"
#include "ledger/sql.hpp"

#include <map>
#include <set>

namespace ledger {

HomeTotals home_totals(db::Session& session, const Sight& sight) {
    HomeTotals totals;
    std::set<std::string> programs;
    each_program(session, [&](const ProgramEntry& program) {
        if (sight.department(program.department)) programs.insert(program.code);
    });
    totals.programs = static_cast<std::int64_t>(programs.size());
    session.each(sql::sum_sources, {}, [&](const db::Row& row) {
        if (sight.row(std::string(row.text(1)))) totals.sources += row.integer(3);
    });
    session.each(sql::sum_allocations, {}, [&](const db::Row& row) {
        if (sight.row(std::string(row.text(2)))) totals.allocated += row.integer(3);
    });
    session.each(sql::sum_appropriations, {}, [&](const db::Row& row) {
        if (sight.row(std::string(row.text(2)))) totals.appropriated += row.integer(3);
    });
    session.each(sql::count_payments, {}, [&](const db::Row& row) {
        if (!sight.row(std::string(row.text(0)), domain::RegionCode{row.integer(1)})) return;
        totals.payments += row.integer(2);
        totals.paid += row.integer(3);
    });
    return totals;
}

std::vector<Missing> missing_lists(db::Session& session, const Sight& sight) {
    std::set<std::string> pays_projects;
    session.each(sql::select_project_programs, {},
                 [&](const db::Row& row) { pays_projects.emplace(row.text(0)); });
    std::map<std::string, std::string> departments;
    each_program(session, [&](const ProgramEntry& program) {
        departments[program.code] = program.department;
    });
    struct Open {
        int count = 0;
        domain::Fen amount;
    };
    std::map<std::string, Open> open;
    const auto flow = Flow::load(session);
    for (const auto& [number, one] : flow.appropriations) {
        const auto at = departments.find(one.program);
        if (flow.paid.contains(number) || pays_projects.contains(one.program) ||
            at == departments.end() || !sight.department(at->second))
            continue;
        auto& sum = open[at->second];
        ++sum.count;
        sum.amount += domain::Fen{one.amount};
    }
    std::vector<Missing> out;
    for (const auto& [department, sum] : open) {
        out.push_back({department, fmt::format("{}笔拨付共{}元还没有报送发放明细", sum.count,
                                               sum.amount.grouped())});
    }
    return out;
}

}  // namespace ledger
