#include "compare/free/catalogue.hpp"

#include "ledger/table.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace compare::free {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kinds{{
    {"person", "同一个人（按身份证号）"},
    {"account", "同一个银行账户"},
    {"household", "同一户（按户编号）"},
    {"name_region", "姓名和行政区划都相同"},
    {"region", "同一个行政区划"},
    {"code", "编号或代码相同"},
}};

using enum ColumnKind;

Column text(const char* name, const char* title) {
    return {name, title, Text};
}
Column fen(const char* name, const char* title) {
    return {name, title, Fen};
}
Column date(const char* name, const char* title) {
    return {name, title, Date};
}
/// To choose rows by, not shown: the card of a hit shows enough.
Column hidden(const char* name, const char* title, ColumnKind kind) {
    return {name, title, kind, false, true};
}

Key key_of(const std::string& column, const std::string& title, KeyKind kind) {
    const bool is_text = kind == KeyKind::Household || kind == KeyKind::Code;
    return {column, title, kind, is_text ? fmt::format("NULLIF(t.{}, '')", column) : "t." + column};
}

Key name_region(const std::string& name, const std::string& title) {
    return {name + "+region", title + "和行政区划", KeyKind::NameRegion,
            fmt::format("t.{}_key || ' ' || CAST(t.region AS TEXT)", name)};
}

Table fund(const char* name, const char* record) {
    Table table;
    table.name = name;
    table.title = ledger::find_table(name)->title;
    table.record = record;
    table.records = *record == '\0' ? "" : name;
    return table;
}

Table payment() {
    Table table = fund("payment", "serial");
    table.amount = "amount_fen";
    table.person = "person";
    // As in every rule: what was approved as an exception is no question.
    table.own_condition = "NOT t.exempt";
    table.keys = {key_of("person", "领取人身份证号", KeyKind::Person),
                  key_of("account", "收款账户", KeyKind::Account),
                  key_of("household", "户编号", KeyKind::Household),
                  name_region("name", "领取人姓名"),
                  key_of("region", "行政区划", KeyKind::Region),
                  key_of("program", "项目编码", KeyKind::Code),
                  key_of("appropriation", "拨付单号", KeyKind::Code),
                  key_of("serial", "发放流水号", KeyKind::Code)};
    table.columns = {text("serial", "发放流水号"),
                     text("program", "项目编码"),
                     text("program_name", "项目名称"),
                     text("period", "所属期间"),
                     {"region", "行政区划", Region},
                     {"name", "姓名", Name, true, false},
                     text("household", "户编号"),
                     fen("amount_fen", "发放金额"),
                     date("pay_date", "发放日期"),
                     text("remark", "备注"),
                     text("department", "报送部门"),
                     hidden("town", "乡镇", Region),
                     hidden("category", "项目类别", Text),
                     hidden("relief", "核对家庭经济状况的项目", Boolean),
                     hidden("period_from", "期间开始", Date),
                     hidden("period_to", "期间结束", Date),
                     hidden("birth", "出生日期", Date),
                     hidden("male", "男性", Boolean),
                     hidden("relation", "与户主关系", Text),
                     hidden("quantity", "数量", Quantity),
                     hidden("arrived", "钱已到账", Boolean)};
    return table;
}

Table program() {
    Table table = fund("program", "");
    table.keys = {key_of("code", "项目编码", KeyKind::Code)};
    table.columns = {text("code", "项目编码"),       {"year", "年度", Integer},
                     text("name", "项目名称"),       text("category", "项目类别"),
                     text("department", "主管部门"), fen("standard_fen", "补助标准"),
                     date("valid_from", "有效期起"), date("valid_to", "有效期止")};
    return table;
}

Table source() {
    Table table = fund("source", "doc_no");
    table.amount = "amount_fen";
    table.keys = {key_of("doc_no", "指标文号", KeyKind::Code),
                  key_of("program", "项目编码", KeyKind::Code)};
    table.columns = {text("doc_no", "指标文号"),   text("program", "项目编码"),
                     {"year", "年度", Integer},    text("level", "资金级次"),
                     text("issuer", "来文单位"),   date("doc_date", "来文日期"),
                     fen("amount_fen", "指标金额")};
    return table;
}

Table allocation() {
    Table table = fund("allocation", "doc_no");
    table.amount = "amount_fen";
    table.keys = {key_of("doc_no", "下达文号", KeyKind::Code),
                  key_of("source", "来源指标文号", KeyKind::Code),
                  key_of("program", "项目编码", KeyKind::Code)};
    table.columns = {text("doc_no", "下达文号"),   text("source", "来源指标文号"),
                     text("program", "项目编码"),  text("from_org", "下达单位"),
                     text("to_org", "接收单位"),   date("alloc_date", "下达日期"),
                     fen("amount_fen", "下达金额")};
    return table;
}

Table appropriation() {
    Table table = fund("appropriation", "number");
    table.amount = "amount_fen";
    table.keys = {key_of("number", "拨付单号", KeyKind::Code),
                  key_of("allocation", "下达文号", KeyKind::Code),
                  key_of("program", "项目编码", KeyKind::Code)};
    table.columns = {text("number", "拨付单号"),    text("allocation", "下达文号"),
                     text("program", "项目编码"),   text("payer", "付款单位"),
                     text("payee", "收款单位"),     date("pay_date", "拨付日期"),
                     fen("amount_fen", "拨付金额"), text("method", "支付方式")};
    return table;
}

Table project() {
    Table table = fund("project", "number");
    table.amount = "contract_fen";
    table.keys = {key_of("number", "工程编号", KeyKind::Code),
                  key_of("contractor_code", "施工单位统一社会信用代码", KeyKind::Code),
                  key_of("program", "项目编码", KeyKind::Code),
                  key_of("region", "行政区划", KeyKind::Region)};
    table.columns = {text("number", "工程编号"),
                     text("program", "项目编码"),
                     text("name", "工程名称"),
                     {"region", "行政区划", Region},
                     text("owner", "建设单位"),
                     text("contractor", "施工单位"),
                     text("contractor_code", "施工单位统一社会信用代码"),
                     text("tender", "招标方式"),
                     fen("planned_fen", "计划投资"),
                     fen("contract_fen", "合同金额"),
                     date("start_date", "开工日期"),
                     date("end_date", "竣工日期"),
                     text("progress", "形象进度")};
    return table;
}

Table expenditure() {
    Table table = fund("expenditure", "number");
    table.amount = "amount_fen";
    table.keys = {key_of("project", "工程编号", KeyKind::Code),
                  key_of("payee_code", "收款单位统一社会信用代码", KeyKind::Code),
                  key_of("invoice_number", "发票号码", KeyKind::Code),
                  key_of("region", "行政区划", KeyKind::Region)};
    table.columns = {
        text("number", "支出编号"),       text("project", "工程编号"),
        {"region", "行政区划", Region},   date("pay_date", "支出日期"),
        text("payee", "收款单位"),        text("payee_code", "收款单位统一社会信用代码"),
        text("purpose", "用途"),          fen("amount_fen", "金额"),
        text("invoice_code", "发票代码"), text("invoice_number", "发票号码"),
        text("voucher_kind", "凭证类型")};
    return table;
}

Table bank_result() {
    Table table = fund("bank_result", "serial");
    table.records = "payment";
    table.amount = "amount_fen";
    table.keys = {key_of("serial", "发放流水号", KeyKind::Code)};
    table.columns = {text("serial", "发放流水号"), fen("amount_fen", "金额"),
                     text("result", "发放结果"), text("fail_reason", "失败原因"),
                     date("result_date", "入账日期")};
    return table;
}

ColumnKind kind_of(FieldType type) {
    switch (type) {
        case FieldType::Text: return Text;
        case FieldType::Name: return Name;
        case FieldType::Date: return Date;
        case FieldType::Fen: return Fen;
        case FieldType::Integer: return Integer;
        case FieldType::Quantity: return Quantity;
        case FieldType::Region: return Region;
        case FieldType::Person: break;
    }
    platform::bug("a person is no column to be shown");
}

/// Names of firms (企业名称) are no personal data and are shown and asked for as text.
bool is_name_of_a_person(const DatasetField& field) {
    return field.type == FieldType::Name && field.title.find("名称") == std::string::npos;
}

void add_keys(Table& table, const DatasetSpec& spec, const DatasetField& field) {
    const bool has_region =
        std::ranges::find(spec.fields, "region", &DatasetField::name) != spec.fields.end();
    if (field.type == FieldType::Person)
        table.keys.push_back(key_of(field.name, field.title, KeyKind::Person));
    if (is_name_of_a_person(field) && has_region)
        table.keys.push_back(name_region(field.name, field.title));
    if (field.type == FieldType::Text && field.name == "household")
        table.keys.push_back(key_of(field.name, field.title, KeyKind::Household));
    // A place or a code would tell more of a sensitive registry than that somebody was found in it.
    if (spec.shows_match_only) return;
    if (field.type == FieldType::Region)
        table.keys.push_back(key_of(field.name, field.title, KeyKind::Region));
    const bool identifies = std::ranges::find(spec.key, field.name) != spec.key.end() ||
                            field.name == "code" || field.name == "project";
    if (field.type == FieldType::Text && identifies && field.name != "household")
        table.keys.push_back(key_of(field.name, field.title, KeyKind::Code));
}

Table registry(const DatasetSpec& spec) {
    Table table;
    table.name = spec.name;
    table.title = spec.title;
    table.is_registry = true;
    table.match_only = spec.shows_match_only;
    for (const DatasetField& field : spec.fields) {
        add_keys(table, spec, field);
        if (field.type == FieldType::Person) {
            if (table.person.empty()) table.person = field.name;
        } else if (!spec.shows_match_only) {
            const bool person = is_name_of_a_person(field);
            const ColumnKind kind =
                field.type == FieldType::Name && !person ? Text : kind_of(field.type);
            table.columns.push_back({field.name, field.title, kind, true, !person});
        }
    }
    return table;
}

template <class Things>
auto* named(const Things& things, std::string_view name) {
    const auto found =
        std::ranges::find_if(things, [&](const auto& thing) { return thing.name == name; });
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(KeyKind kind) {
    return kinds[static_cast<std::size_t>(kind)].first;
}

std::string_view title_of(KeyKind kind) {
    return kinds[static_cast<std::size_t>(kind)].second;
}

const Key* Table::key(std::string_view wanted) const {
    return named(keys, wanted);
}

const Column* Table::column(std::string_view wanted) const {
    return named(columns, wanted);
}

Catalogue::Catalogue(const RuleBook& book)
    : tables_{payment(),       program(), source(),      allocation(),
              appropriation(), project(), expenditure(), bank_result()} {
    for (const DatasetSpec& spec : book.datasets()) {
        Table table = registry(spec);
        if (!table.keys.empty()) tables_.push_back(std::move(table));
    }
}

const Table* Catalogue::table(std::string_view name) const {
    return named(tables_, name);
}

}  // namespace compare::free
