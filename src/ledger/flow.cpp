#include "ledger/flow.hpp"

#include "ledger/sql.hpp"

namespace ledger {

namespace {

std::map<std::string, Flow::Link> links(db::Session& session, db::Query query) {
    std::map<std::string, Flow::Link> out;
    session.each(query, {}, [&](const db::Row& row) {
        out[std::string(row.text(0))] = {std::string(row.text(1)), std::string(row.text(2)),
                                         row.integer(3)};
    });
    return out;
}

void add(Flow::Paid& paid, Outcome outcome, std::int64_t amount) {
    switch (outcome) {
        case Outcome::Success: paid.success += amount; return;
        case Outcome::Returned: paid.returned += amount; return;
        case Outcome::InTransit: paid.in_transit += amount; return;
    }
}

}  // namespace

Outcome outcome_of(std::string_view status) {
    const auto has = [&](std::string_view word) {
        return status.find(word) != std::string_view::npos;
    };
    if (has("退") || has("失败") || has("不成功") || has("未成功")) return Outcome::Returned;
    if (has("成功") || has("到账") || has("已发")) return Outcome::Success;
    return Outcome::InTransit;
}

Flow Flow::load(db::Session& session) {
    Flow flow;
    session.each(sql::sum_sources, {}, [&](const db::Row& row) {
        flow.sources.emplace(row.text(0), Source{std::string(row.text(1)),
                                                 static_cast<int>(row.integer(2)), row.integer(3)});
    });
    flow.allocations = links(session, sql::sum_allocations);
    flow.appropriations = links(session, sql::sum_appropriations);
    session.each(sql::sum_payments, {}, [&](const db::Row& row) {
        add(flow.paid[std::string(row.text(0))][std::string(row.text(1))], outcome_of(row.text(2)),
            row.integer(3));
    });
    session.each(sql::sum_expenditures, {}, [&](const db::Row& row) {
        flow.spent[std::string(row.text(0))] = row.integer(1);
    });
    return flow;
}

}  // namespace ledger
