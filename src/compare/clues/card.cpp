#include "compare/clues/card.hpp"

#include "domain/decimal.hpp"
#include "domain/fen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace compare {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 31> fund_titles{{
    {"program_name", "项目名称"}, {"program", "项目编码"},
    {"period", "所属期间"},       {"region", "行政区划"},
    {"name", "姓名或名称"},       {"household", "户编号"},
    {"quantity", "数量"},         {"unit", "数量单位"},
    {"standard_fen", "补助标准"}, {"amount_fen", "金额"},
    {"pay_date", "日期"},         {"account_name", "账户户名"},
    {"remark", "备注"},           {"source_system", "数据来源"},
    {"department", "报送部门"},   {"year", "年度"},
    {"level", "资金级次"},        {"issuer", "来文单位"},
    {"doc_date", "来文日期"},     {"source", "来源指标文号"},
    {"from_org", "下达单位"},     {"to_org", "接收单位"},
    {"alloc_date", "下达日期"},   {"allocation", "下达文号"},
    {"payer", "付款单位"},        {"payee", "收款单位"},
    {"owner", "建设单位"},        {"contractor", "施工单位"},
    {"contract_fen", "合同金额"}, {"project", "工程编号"},
    {"purpose", "用途"},
}};

std::string text_of(std::string_view name, const json::Value& value,
                    const ledger::Regions& regions) {
    if (value.is_string()) return std::string{value.as_string()};
    if (value.is_bool()) return value.as_bool() ? "是" : "否";
    if (!value.is_int64()) return {};
    const std::int64_t number = value.as_int64();
    if (name.ends_with("_fen")) return domain::Fen{number}.grouped() + "元";
    if (name == "quantity") return domain::Quantity{number}.text();
    if (name == "region" || name == "town")
        if (const auto* region = regions.find(domain::RegionCode{number})) return region->spoken;
    return fmt::format("{}", number);
}

}  // namespace

std::vector<ShownValue> fund_side(const FoundRow& row, const ledger::Regions& regions) {
    std::vector<ShownValue> shown;
    for (const auto& [name, title] : fund_titles)
        if (const auto* value = row.fund.if_contains(name); value != nullptr && !value->is_null())
            shown.push_back({std::string{title}, text_of(name, *value, regions), false});
    return shown;
}

std::vector<ShownValue> other_side(const FoundRow& row, const Rule& rule, const RuleBook& book,
                                   const ledger::Regions& regions, bool revealed) {
    std::vector<ShownValue> shown;
    for (const Evidence& evidence : rule.evidence) {
        const auto* value = row.values.if_contains(evidence.name);
        if (value == nullptr || value->is_null()) continue;
        const DatasetSpec* from = book.dataset(evidence.from);
        if (from != nullptr && from->shows_match_only && !revealed)
            shown.push_back({evidence.title, "比中", true});
        else
            shown.push_back(
                {evidence.title,
                 text_of(evidence.fen ? evidence.name + "_fen" : evidence.name, *value, regions),
                 false});
    }
    return shown;
}

std::string caution_of(const Clue& clue, const RuleBook& book) {
    const bool is_help = std::ranges::any_of(clue.hits, [&](const KeptHit* kept) {
        const Rule* rule = book.rule(kept->hit.rule);
        return rule != nullptr && rule->kind == "help";
    });
    return is_help ? "可能符合条件，请主动告知；不是结论。"
                   : "疑点是要核实的问题，不是结论；不得据此停发。";
}

}  // namespace compare
