#include "compare/run/tables.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace compare {

namespace {

using engine::Table;
using enum engine::Type;

Table payments() {
    return {"payment",
            {{"serial", Text},
             {"appropriation", Text},
             {"program", Text},
             {"program_name", Text},
             {"category", Text},
             {"pay_cycle", Text},
             {"standard_unit", Text},
             {"relief", Boolean},
             {"period", Text},
             {"period_from", Date},
             {"period_to", Date},
             {"region", Integer},
             {"town", Integer},
             {"person", Uuid},
             {"name", Text},
             {"name_key", Text},
             {"name_sound", Text},
             {"birth", Date},
             {"male", Boolean},
             {"household", Text},
             {"relation", Text},
             {"account", Uuid},
             {"account_name", Text},
             {"account_name_key", Text},
             {"account_name_sound", Text},
             {"quantity", Integer},
             {"unit", Text},
             {"standard_fen", Integer},
             {"amount_fen", Integer},
             {"pay_date", Date},
             {"arrived", Boolean},
             {"exempt", Boolean},
             {"remark", Text},
             {"source_system", Text},
             {"department", Text}}};
}

Table programs() {
    return {"program",
            {{"code", Text},
             {"year", Integer},
             {"name", Text},
             {"category", Text},
             {"department", Text},
             {"target_group", Text},
             {"standard_unit", Text},
             {"pay_cycle", Text},
             {"standard_fen", Integer},
             {"relief", Boolean},
             {"valid_from", Date},
             {"valid_to", Date}}};
}

std::vector<Table> fund_chain() {
    return {
        {"source",
         {{"doc_no", Text},
          {"program", Text},
          {"year", Integer},
          {"level", Text},
          {"issuer", Text},
          {"doc_date", Date},
          {"amount_fen", Integer}}},
        {"allocation",
         {{"doc_no", Text},
          {"source", Text},
          {"program", Text},
          {"from_org", Text},
          {"to_org", Text},
          {"alloc_date", Date},
          {"amount_fen", Integer}}},
        {"appropriation",
         {{"number", Text},
          {"allocation", Text},
          {"program", Text},
          {"payer", Text},
          {"payee", Text},
          {"pay_date", Date},
          {"amount_fen", Integer},
          {"method", Text}}},
    };
}

std::vector<Table> projects() {
    return {
        {"project",
         {{"number", Text},
          {"program", Text},
          {"name", Text},
          {"region", Integer},
          {"town", Integer},
          {"planned_fen", Integer},
          {"level", Text},
          {"owner", Text},
          {"contractor", Text},
          {"contractor_code", Text},
          {"tender", Text},
          {"contract_fen", Integer},
          {"start_date", Date},
          {"end_date", Date},
          {"progress", Text}}},
        {"expenditure",
         {{"number", Text},
          {"project", Text},
          {"region", Integer},
          {"pay_date", Date},
          {"payee", Text},
          {"payee_code", Text},
          {"purpose", Text},
          {"amount_fen", Integer},
          {"invoice_code", Text},
          {"invoice_number", Text},
          {"voucher_kind", Text}}},
    };
}

std::vector<Table> made_for_rules() {
    return {
        {"bank_result",
         {{"serial", Text},
          {"amount_fen", Integer},
          {"result", Text},
          {"fail_reason", Text},
          {"result_date", Date}}},
        {"published", {{"serial", Text}, {"amount_fen", Integer}}},
        {"region",
         {{"code", Integer},
          {"level", Integer},
          {"name", Text},
          {"parent", Integer},
          {"valid_to", Date}}},
        {"person_number", {{"person", Uuid}, {"issued", Boolean}}},
        {"near_person", {{"person", Uuid}, {"other", Uuid}, {"kind", Text}}},
        {"near_number", {{"dataset", Text}, {"person", Uuid}, {"other", Uuid}, {"kind", Text}}},
    };
}

const std::vector<Table>& all() {
    static const std::vector<Table> tables = [] {
        std::vector<Table> made{payments(), programs()};
        for (const auto& more : {fund_chain(), projects(), made_for_rules()})
            made.insert(made.end(), more.begin(), more.end());
        return made;
    }();
    return tables;
}

}  // namespace

std::span<const engine::Table> fund_tables() {
    return all();
}

const engine::Table* fund_table(std::string_view name) {
    const auto found = std::ranges::find(all(), name, &Table::name);
    return found == all().end() ? nullptr : &*found;
}

}  // namespace compare
