#pragma once

#include "ledger/table.hpp"
#include "platform/db/db.hpp"

#include <functional>
#include <string>

namespace ledger {

struct ProgramEntry {
    std::string code, name, department;
    int year = 0;
};
/// Every program that holds now, a code once for each year, in the order of code and year.
void each_program(db::Session& session, const std::function<void(const ProgramEntry&)>& use);
/// The numbers by which the level below refers to a table's rows: 指标文号, 下达文号, 拨付单号,
/// 工程编号.
void each_number(db::Session& session, TableKind kind,
                 const std::function<void(const std::string&)>& use);

}  // namespace ledger
