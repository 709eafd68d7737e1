#include "compare/run/inputs.hpp"

#include "compare/run/tables.hpp"
#include "compare/sql.hpp"
#include "disclose/disclose.hpp"
#include "domain/fen.hpp"

#include <algorithm>

namespace compare {

namespace {

using engine::Value;

/// The plain tables and the statements whose columns are theirs, in order.
const db::Query* statement_of(std::string_view name) {
    static const std::map<std::string_view, const db::Query*> statements{
        {"source", &sql::load_sources},
        {"allocation", &sql::load_allocations},
        {"appropriation", &sql::load_appropriations},
        {"project", &sql::load_projects},
        {"expenditure", &sql::load_expenditures},
        {"bank_result", &sql::load_bank_results},
        {"region", &sql::load_regions},
    };
    const auto found = statements.find(name);
    return found == statements.end() ? nullptr : found->second;
}

/// A column of a result row as its table has it. `text` keeps what the value borrows.
Value value_at(const db::Row& row, int column, engine::Type type) {
    if (row.is_null(column)) return {};
    if (type == engine::Type::Text) return Value::of(row.text(column));
    return Value::of(row.integer(column));
}

}  // namespace

std::map<std::string, std::string> Inputs::load(const std::set<std::string>& tables,
                                                const std::vector<DatasetVersion>& deliveries,
                                                const std::set<std::string>& near) {
    deliveries_ = &deliveries;
    load_fund_tables(tables);
    const bool numbers = tables.contains("person_number") || tables.contains("near_person") ||
                         tables.contains("near_number");
    if (tables.contains("payment") || numbers) {
        read_batches();
        read_programs();
        read_returned();
        read_exceptions();
        load_payments(numbers);
    }
    if (!part_.is_whole()) add_households();
    for (const DatasetSpec& spec : datasets_.office().book.datasets())
        if (tables.contains(spec.name)) load_dataset(spec);
    if (numbers) load_numbers(tables, near);
    return broken_;
}

void Inputs::load_fund_tables(const std::set<std::string>& tables) {
    if (tables.contains("program")) load_programs();
    if (tables.contains("published")) load_published();
    for (const engine::Table& table : fund_tables())
        if (tables.contains(table.name) && statement_of(table.name) != nullptr)
            load_plain(table.name);
}

void Inputs::load_plain(const std::string& name) {
    const engine::Table& table = *fund_table(name);
    const auto loader = engine_.load(table);
    std::vector<Value> row(table.columns.size());
    session_.each(*statement_of(name), {}, [&](const db::Row& from) {
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = value_at(from, static_cast<int>(i), table.columns[i].type);
        loader->add(row);
    });
    loader->finish();
}

void Inputs::load_programs() {
    const engine::Table& table = *fund_table("program");
    const auto loader = engine_.load(table);
    session_.each(sql::load_programs, {}, [&](const db::Row& from) {
        const auto standard = from.is_null(6) ? std::nullopt : domain::Fen::from_yuan(from.text(6));
        const bool stated = standard && standard->value() > 0;
        const auto text = [&](int column) { return value_at(from, column, engine::Type::Text); };
        const auto number = [&](int column) {
            return value_at(from, column, engine::Type::Integer);
        };
        loader->add(std::vector<Value>{
            text(0), number(1), text(2), text(3), text(4), text(5), text(7), text(8),
            stated ? Value::of(standard->value()) : Value{},
            Value::of(std::int64_t{!from.is_null(9) && from.integer(9) != 0 ? 1 : 0}), number(10),
            number(11)});
    });
    loader->finish();
}

void Inputs::load_published() {
    const auto loader = engine_.load(*fund_table("published"));
    disclose::each_public_payment(session_, [&](std::string_view serial, std::int64_t amount_fen) {
        loader->add(std::vector<Value>{Value::of(serial), Value::of(amount_fen)});
    });
    loader->finish();
}

void Inputs::read_batches() {
    session_.each(sql::load_batches, {}, [&](const db::Row& row) {
        batches_.emplace(row.integer(0), std::string{row.text(1)});
    });
}

void Inputs::read_programs() {
    session_.each(sql::load_programs, {}, [&](const db::Row& row) {
        programs_[std::string{row.text(0)}][row.integer(1)] =
            ProgramFacts{std::string{row.text(2)}, row.maybe_text(3).value_or(""),
                         row.maybe_text(8).value_or(""), row.maybe_text(7).value_or(""),
                         !row.is_null(9) && row.integer(9) != 0};
    });
}

const ProgramFacts* Inputs::facts_of(const std::string& program, std::int64_t year) const {
    const auto years = programs_.find(program);
    if (years == programs_.end()) return nullptr;
    // The year's own description; before the first one that, after it the one that was last.
    auto found = years->second.upper_bound(year);
    if (found != years->second.begin()) --found;
    return &found->second;
}

void Inputs::read_returned() {
    session_.each(sql::load_bank_results, {}, [&](const db::Row& row) {
        if (row.text(2) == "退回") returned_.emplace(row.text(0));
    });
}

bool Inputs::is_excepted(std::string_view person, std::string_view program,
                         std::int64_t day) const {
    if (exceptions_.empty()) return false;
    const auto [first, last] = exceptions_.equal_range(std::string{person} + std::string{program});
    for (auto one = first; one != last; ++one)
        if (day >= one->second.from && day <= one->second.until) return true;
    return false;
}

}  // namespace compare
