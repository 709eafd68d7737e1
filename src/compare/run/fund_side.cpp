#include "compare/run/fund_side.hpp"

#include "platform/core/refusal.hpp"

#include <chrono>
#include <map>
#include <set>

namespace compare {

namespace {

using engine::Value;

/// The statement that reads what a card shows of each table; its first column is the business key.
std::string_view statement_of(std::string_view table) {
    static const std::map<std::string_view, std::string_view> statements{
        {"payment",
         "SELECT p.serial, p.program, p.program_name, p.period, p.region, p.name, p.household, "
         "p.quantity, p.unit, p.standard_fen,"
         " p.amount_fen, p.pay_date, p.account_name, p.remark, p.source_system, p.department"
         " FROM payment p JOIN found f ON f.record = p.serial"},
        {"source",
         "SELECT p.doc_no, p.program, p.year, p.level, p.issuer, p.doc_date, p.amount_fen FROM "
         "source p JOIN found f ON f.record = p.doc_no"},
        {"allocation",
         "SELECT p.doc_no, p.source, p.program, p.from_org, p.to_org, p.alloc_date, p.amount_fen"
         " FROM allocation p JOIN found f ON f.record = p.doc_no"},
        {"appropriation",
         "SELECT p.number, p.allocation, p.program, p.payer, p.payee, p.pay_date, p.amount_fen"
         " FROM appropriation p JOIN found f ON f.record = p.number"},
        {"project",
         "SELECT p.number, p.program, p.name, p.region, p.owner, p.contractor, p.tender, "
         "p.contract_fen, p.start_date, p.end_date"
         " FROM project p JOIN found f ON f.record = p.number"},
        {"expenditure",
         "SELECT p.number, p.project, p.region, p.pay_date, p.payee, p.purpose, p.amount_fen, "
         "p.invoice_code, p.invoice_number"
         " FROM expenditure p JOIN found f ON f.record = p.number"},
    };
    const auto found = statements.find(table);
    if (found == statements.end()) platform::bug("no such table of records");
    return found->second;
}

}  // namespace

void add_fund_side(engine::Engine& engine, const std::string& table, std::vector<Hit>& hits) {
    std::set<std::string> records;
    for (const Hit& hit : hits)
        for (const FoundRow& row : hit.rows)
            records.insert(row.record);
    if (table.empty() || records.empty()) return;
    engine.drop("found");
    const auto loader = engine.load({"found", {{"record", engine::Type::Text}}});
    for (const std::string& record : records)
        loader->add(std::vector<Value>{Value::of(std::string_view{record})});
    loader->finish();
    std::vector<engine::Column> columns;
    std::map<std::string, json::Object> sides;
    engine.ask(
        std::string{statement_of(table)}, std::chrono::minutes{2},
        {[&](std::span<const engine::Column> named) { columns.assign(named.begin(), named.end()); },
         [&](std::span<const Value> row) {
             json::Object side;
             for (std::size_t i = 1; i < row.size(); ++i)
                 if (!row[i].null) side[columns[i].name] = shown(row[i], columns[i].type);
             sides.emplace(std::string{row[0].bytes}, std::move(side));
         }});
    engine.drop("found");
    for (Hit& hit : hits)
        for (FoundRow& row : hit.rows)
            if (const auto side = sides.find(row.record); side != sides.end())
                row.fund = side->second;
}

}  // namespace compare
