#include "ledger/table.hpp"

#include "platform/core/refusal.hpp"

#include <array>
#include <string>

namespace ledger {

namespace {

using enum ColumnType;

constexpr std::array program{
    Column{"code", "项目编码", Text},
    Column{"year", "年度", Integer},
    Column{"name", "项目名称", Text},
    Column{"category", "项目类别", Text},
    Column{"department", "主管部门", Text},
    Column{"policy", "政策依据", Text},
    Column{"target_group", "补助对象", Text},
    Column{"standard", "补助标准", Text},
    Column{"standard_unit", "标准单位", Text},
    Column{"pay_cycle", "发放周期", Text},
    Column{"pay_channel", "发放方式", Text},
    Column{"means_tested", "是否核对家庭经济状况", Integer},
    Column{"valid_from", "有效期起", Date},
    Column{"valid_to", "有效期止", Date},
    Column{"contact_phone", "咨询电话", Text},
    Column{"supervision_phone", "监督电话", Text},
};

constexpr std::array source{
    Column{"doc_no", "指标文号", Text},    Column{"program", "项目编码", Text},
    Column{"year", "年度", Integer},       Column{"level", "资金级次", Text},
    Column{"issuer", "来文单位", Text},    Column{"doc_date", "来文日期", Date},
    Column{"amount_fen", "指标金额", Fen},
};

constexpr std::array allocation{
    Column{"doc_no", "下达文号", Text},    Column{"source_doc_no", "来源指标文号", Text},
    Column{"program", "项目编码", Text},   Column{"from_org", "下达单位", Text},
    Column{"to_org", "接收单位", Text},    Column{"alloc_date", "下达日期", Date},
    Column{"amount_fen", "下达金额", Fen},
};

constexpr std::array appropriation{
    Column{"number", "拨付单号", Text},    Column{"allocation", "下达文号", Text},
    Column{"program", "项目编码", Text},   Column{"payer", "付款单位", Text},
    Column{"payee", "收款单位", Text},     Column{"pay_date", "拨付日期", Date},
    Column{"amount_fen", "拨付金额", Fen}, Column{"pay_method", "支付方式", Text},
};

constexpr std::array payment{
    Column{"serial", "发放流水号", Text},
    Column{"appropriation", "拨付单号", Text},
    Column{"program", "项目编码", Text},
    Column{"period", "所属期间", ColumnType::Period},
    Column{"period_from", "", Date},
    Column{"period_to", "", Date},
    Column{"region", "行政区划代码", ColumnType::Region},
    Column{"person_name", "姓名", Text},
    Column{"person_key", "", PersonKey},
    Column{"id_sealed", "身份证号", Sealed},
    Column{"birth_date", "", Date},
    Column{"male", "", Integer},
    Column{"household", "户编号", Text},
    Column{"relation", "与户主关系", Text},
    Column{"bank", "开户银行", Text},
    Column{"account_key", "", AccountKey},
    Column{"account_sealed", "银行账号", Sealed},
    Column{"account_name", "账户户名", Text},
    Column{"quantity", "数量", ColumnType::Quantity},
    Column{"unit", "数量单位", Text},
    Column{"standard_fen", "补助标准", Fen},
    Column{"amount_fen", "发放金额", Fen},
    Column{"pay_date", "发放日期", Date},
    Column{"status", "发放状态", Text},
    Column{"remark", "备注", Text},
    Column{"source_system", "", Text},
};

constexpr std::array project{
    Column{"number", "工程编号", Text},
    Column{"program", "项目编码", Text},
    Column{"name", "工程名称", Text},
    Column{"region", "行政区划代码", ColumnType::Region},
    Column{"planned_fen", "计划投资", Fen},
    Column{"level", "资金级次", Text},
    Column{"owner", "建设单位", Text},
    Column{"contractor", "施工单位", Text},
    Column{"contractor_code", "施工单位统一社会信用代码", Text},
    Column{"tender", "招标方式", Text},
    Column{"contract_fen", "合同金额", Fen},
    Column{"start_date", "开工日期", Date},
    Column{"end_date", "竣工日期", Date},
    Column{"progress", "形象进度", Text},
};

constexpr std::array expenditure{
    Column{"number", "支出编号", Text},
    Column{"project", "工程编号", Text},
    Column{"region", "行政区划代码", ColumnType::Region},
    Column{"pay_date", "支出日期", Date},
    Column{"payee", "收款单位", Text},
    Column{"payee_code", "收款单位统一社会信用代码", Text},
    Column{"purpose", "用途", Text},
    Column{"amount_fen", "金额", Fen},
    Column{"invoice_code", "发票代码", Text},
    Column{"invoice_number", "发票号码", Text},
    Column{"voucher_kind", "凭证类型", Text},
};

constexpr std::array bank_result{
    Column{"serial", "发放流水号", Text},    Column{"amount_fen", "金额", Fen},
    Column{"result", "发放结果", Text},      Column{"fail_reason", "失败原因", Text},
    Column{"result_date", "入账日期", Date},
};

template <std::size_t N>
constexpr int amount_of(const std::array<Column, N>& columns) {
    for (std::size_t i = 0; i < N; ++i) {
        if (std::string_view(columns[i].name) == "amount_fen") return static_cast<int>(i);
    }
    return -1;
}

constexpr std::array<Table, table_count> all{{
    {TableKind::Program, "ledger_program", "program", "民生资金项目主表", program, -1},
    {TableKind::Source, "ledger_source", "source", "指标来源表", source, amount_of(source)},
    {TableKind::Allocation, "ledger_allocation", "allocation", "指标下达表", allocation,
     amount_of(allocation)},
    {TableKind::Appropriation, "ledger_appropriation", "appropriation", "项目资金拨付表",
     appropriation, amount_of(appropriation)},
    {TableKind::Payment, "ledger_payment", "payment", "个人补助资金发放表", payment,
     amount_of(payment)},
    {TableKind::Project, "ledger_project", "project", "项目公示表", project, -1},
    {TableKind::Expenditure, "ledger_expenditure", "expenditure", "项目支出明细表", expenditure,
     amount_of(expenditure)},
    {TableKind::BankResult, "ledger_bank_result", "bank_result", "银行代发结果表", bank_result,
     amount_of(bank_result)},
}};

}  // namespace

const Table& table(TableKind kind) {
    return all[static_cast<std::size_t>(kind)];
}

std::span<const Table> tables() {
    return all;
}

const Table* find_table(std::string_view name) {
    for (const auto& one : all) {
        if (one.name == name || one.title == name) return &one;
    }
    return nullptr;
}

int column_index(const Table& table, std::string_view name) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].name == name) return static_cast<int>(i);
    }
    platform::bug("no column " + std::string(name) + " in " + table.sql_name);
}

}  // namespace ledger
