#include "ledger/keys.hpp"

#include "ledger/sql.hpp"
#include "platform/core/refusal.hpp"

namespace ledger {

namespace {

db::Query select_numbers(TableKind kind) {
    switch (kind) {
        case TableKind::Source: return sql::select_source_numbers;
        case TableKind::Allocation: return sql::select_allocation_numbers;
        case TableKind::Appropriation: return sql::select_appropriation_numbers;
        case TableKind::Project: return sql::select_project_numbers;
        default: platform::bug("a table without numbers that others refer to");
    }
}

}  // namespace

void each_program(db::Session& session, const std::function<void(const ProgramEntry&)>& use) {
    session.each(sql::select_programs, {}, [&](const db::Row& row) {
        use({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(3)),
             static_cast<int>(row.integer(2))});
    });
}

void each_number(db::Session& session, TableKind kind,
                 const std::function<void(const std::string&)>& use) {
    session.each(select_numbers(kind), {},
                 [&](const db::Row& row) { use(std::string(row.text(0))); });
}

}  // namespace ledger
