#include "disclose/publish/projection.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <array>

namespace disclose {

namespace {

using ledger::TableKind;
using ledger::Value;

// In the order of the cells in sql/select_rows_*.sql.
constexpr std::array<std::string_view, 11> program_fields{
    "name",          "category",  "department",  "policy",        "target_group",     "standard",
    "standard_unit", "pay_cycle", "pay_channel", "contact_phone", "supervision_phone"};
constexpr std::array<std::string_view, 7> fund_fields{"number", "parent",  "from_org",  "to_org",
                                                      "level",  "on_date", "amount_fen"};
constexpr std::array<std::string_view, 12> payment_fields{
    "period", "period_from", "region", "appropriation", "name",     "amount_fen",
    "band",   "quantity",    "unit",   "standard_fen",  "pay_date", "status"};
constexpr std::array<std::string_view, 13> project_fields{
    "number",          "name",   "region",       "planned_fen", "level",    "owner",   "contractor",
    "contractor_code", "tender", "contract_fen", "start_date",  "end_date", "progress"};
constexpr std::array<std::string_view, 8> expenditure_fields{
    "number", "project", "region", "pay_date", "payee", "purpose", "amount_fen", "voucher_kind"};
constexpr std::array<std::string_view, 1> result_fields{"result"};

void put_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    out += '"';
}

void keep_only(PublicRow& row, std::span<const std::string_view> kept) {
    const auto fields = public_fields(row.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (std::find(kept.begin(), kept.end(), fields[i]) == kept.end()) row.cells[i] = {};
    }
}

void mask(PublicRow& row) {
    auto& name = cell(row, "name");
    if (const auto* text = std::get_if<std::string>(&name))
        name = domain::masked_name(std::string(*text));
    auto& amount = cell(row, "amount_fen");
    if (const auto* fen = std::get_if<std::int64_t>(&amount))
        cell(row, "band") = std::string(band_of(*fen));
    // Quantity times standard is the amount.
    for (const auto* field : {"amount_fen", "quantity", "unit", "standard_fen"})
        cell(row, field) = {};
}

}  // namespace

std::span<const std::string_view> public_fields(TableKind kind) {
    switch (kind) {
        case TableKind::Program: return program_fields;
        case TableKind::Source:
        case TableKind::Allocation:
        case TableKind::Appropriation: return fund_fields;
        case TableKind::Payment: return payment_fields;
        case TableKind::Project: return project_fields;
        case TableKind::Expenditure: return expenditure_fields;
        case TableKind::BankResult: return result_fields;
    }
    platform::bug("no such table");
}

std::string_view title_of_field(TableKind kind, std::string_view field) {
    if (field == "name" && kind == TableKind::Payment) return "姓名";
    if (field == "band") return "金额档次";
    const bool source = kind == TableKind::Source;
    const bool allocation = kind == TableKind::Allocation;
    if (public_fields(kind).data() == fund_fields.data()) {
        if (field == "number") return source ? "指标文号" : allocation ? "下达文号" : "拨付单号";
        if (field == "parent") return allocation ? "来源指标文号" : "下达文号";
        if (field == "from_org") return source ? "来文单位" : allocation ? "下达单位" : "付款单位";
        if (field == "to_org") return allocation ? "接收单位" : "收款单位";
        if (field == "on_date") return source ? "来文日期" : allocation ? "下达日期" : "拨付日期";
    }
    for (const auto& column : ledger::table(kind).columns) {
        if (column.name == field) return column.title;
    }
    return field;
}

Value& cell(PublicRow& row, std::string_view field) {
    const auto fields = public_fields(row.kind);
    const auto at = std::find(fields.begin(), fields.end(), field);
    if (at == fields.end()) platform::bug("no public field " + std::string(field));
    return row.cells[static_cast<std::size_t>(at - fields.begin())];
}

void apply_mode(PublicRow& row, Mode mode, Names names) {
    constexpr std::array<std::string_view, 4> summed{"period", "period_from", "region",
                                                     "amount_fen"};
    if (mode == Mode::None) return row.cells.assign(row.cells.size(), {});
    if (row.kind != TableKind::Payment) return;
    if (mode == Mode::Aggregate) return keep_only(row, summed);
    if (mode == Mode::Masked) mask(row);
    if (names == Names::Expired) cell(row, "name") = {};
}

std::string_view band_of(std::int64_t fen) {
    if (fen < 100'00) return "100元以下";
    if (fen < 500'00) return "100–500元";
    if (fen < 1000'00) return "500–1000元";
    if (fen < 5000'00) return "1000–5000元";
    return "5000元以上";
}

std::string projection_json(const PublicRow& row, std::string_view reason) {
    std::string out;
    out.reserve(320);
    out += R"({"table":")";
    out += ledger::table(row.kind).name;
    out += R"(","program":)";
    put_text(out, row.program);
    out += fmt::format(R"(,"year":{})", row.year);
    const auto fields = public_fields(row.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& value = row.cells[i];
        if (std::holds_alternative<std::monostate>(value)) continue;
        out += ",\"";
        out += fields[i];
        out += "\":";
        if (const auto* number = std::get_if<std::int64_t>(&value))
            out += fmt::format("{}", *number);
        else
            put_text(out, std::get<std::string>(value));
    }
    if (!reason.empty()) {
        out += R"(,"reason":)";
        put_text(out, reason);
    }
    out += '}';
    return out;
}

}  // namespace disclose
