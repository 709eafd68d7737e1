#include "collect/headers/field.hpp"

#include <array>

namespace collect {

namespace {

using enum Reading;
using ledger::TableKind;
using Names = std::string_view;

template <class... Text>
constexpr auto names(Text... text) {
    return std::array<Names, sizeof...(text)>{text...};
}

constexpr auto program_code =
    names("项目代码", "项目编号", "资金项目编码", "补贴项目编码", "补助项目编码", "专项编码");
constexpr auto program_name =
    names("资金项目名称", "补贴项目名称", "补贴项目", "补助项目", "补助项目名称", "项目");
constexpr auto region = names("区划代码", "行政区划编码", "区划编码", "行政区划", "村编码",
                              "村代码", "行政区划代码12位");
constexpr auto town = names("乡镇名称", "所属乡镇", "乡镇街道", "镇", "乡");
constexpr auto village = names("村名", "村社区", "村居", "行政村", "所属村", "村名称", "村委会");
constexpr auto remark = names("说明", "备注说明", "附注");
constexpr auto year = names("预算年度", "所属年度", "年份", "项目年度");
constexpr auto level = names("资金来源级次", "级次", "资金来源", "来源级次", "预算级次");
constexpr auto uscc =
    names("统一社会信用代码", "社会信用代码", "信用代码", "施工单位信用代码", "收款单位信用代码");

constexpr auto category = names("民生类别", "类别", "资金类别");
constexpr auto department = names("业务主管部门", "主管单位", "责任部门", "部门");
constexpr auto policy = names("政策文件", "政策依据名称", "文件依据", "依据文件");
constexpr auto target = names("补助对象条件", "补贴对象", "受益对象", "发放对象");
constexpr auto standard = names("补贴标准", "标准", "标准金额", "发放标准");
constexpr auto standard_unit = names("补助标准单位", "计量单位", "标准计量单位");
constexpr auto cycle = names("周期", "补助周期");
constexpr auto channel = names("发放渠道", "支付方式", "拨付方式");
constexpr auto means = names("核对家庭经济状况", "是否经济核对", "是否核对", "家庭经济状况核对");
constexpr auto from = names("有效期开始", "政策生效日", "生效日期", "起始日期", "有效期起始");
constexpr auto until = names("有效期截止", "政策失效日", "失效日期", "截止日期", "有效期结束");
constexpr auto contact = names("政策咨询电话", "咨询热线", "联系电话");
constexpr auto supervise = names("投诉电话", "举报电话", "监督举报电话");

constexpr std::array program{
    Field{"项目编码", "code", Key, true, program_code, "县内唯一，如 MZ01"},
    Field{"项目名称", "name", Text, true, program_name, "与公开目录一致"},
    Field{"项目类别", "category", Text, false, category, "如 社会救助"},
    Field{"主管部门", "department", Text, true, department, "单位名称，如 县民政局"},
    Field{"政策依据", "policy", Text, false, policy, "文号，如 湘政办发〔2016〕11号"},
    Field{"补助对象", "target_group", Text, false, target, "群众看得懂的一句话"},
    Field{"补助标准", "standard", NumberOrText, false, standard, "金额（元）"},
    Field{"标准单位", "standard_unit", Text, false, standard_unit, "如 元/人·月"},
    Field{"发放周期", "pay_cycle", Text, false, cycle, "按月、按季、按年、一次性"},
    Field{"发放方式", "pay_channel", Text, false, channel, "一卡通、部门发放、直接支付"},
    Field{"是否核对家庭经济状况", "means_tested", YesNo, false, means, "是 或 否"},
    Field{"年度", "year", Year, true, year, "四位数字"},
    Field{"有效期起", "valid_from", OptionalDate, false, from, "如 2017-01-01"},
    Field{"有效期止", "valid_to", OptionalDate, false, until, "如 2017-12-31"},
    Field{"咨询电话", "contact_phone", Text, false, contact, "单位电话，不填个人手机"},
    Field{"监督电话", "supervision_phone", Text, false, supervise, "如 12388"},
};

constexpr auto source_doc = names("来源文号", "文号", "指标文件号", "来源指标文号", "指标编号");
constexpr auto issuer = names("下达机关", "发文机关", "发文单位", "来源单位");
constexpr auto issued = names("成文日期", "发文日期", "收文日期", "来文时间", "发文时间");
constexpr auto source_amount = names("来源金额", "指标数", "金额", "下达金额");

constexpr std::array source{
    Field{"指标文号", "doc_no", Key, true, source_doc, "如 示财预〔2017〕1号"},
    Field{"项目编码", "program", Program, true, program_code, "已在项目主表中"},
    Field{"年度", "year", Year, true, year, "四位数字"},
    Field{"资金级次", "level", Text, false, level, "中央、省级、市级、县级"},
    Field{"来文单位", "issuer", Text, false, issuer, "如 省财政厅"},
    Field{"来文日期", "doc_date", OptionalDate, false, issued, "如 2017-01-05"},
    Field{"指标金额", "amount_fen", Fen, true, source_amount, "元，最多两位小数"},
};

constexpr auto alloc_doc = names("下达文件号", "指标下达文号", "分配文号", "指标下达编号");
constexpr auto alloc_source = names("来源文号", "指标文号", "指标来源文号", "上级文号");
constexpr auto alloc_from = names("下达部门", "分配单位");
constexpr auto alloc_to = names("下达对象单位", "接收部门", "下达对象", "分配对象", "用款单位");
constexpr auto alloc_date = names("下达时间", "分配日期");
constexpr auto alloc_amount = names("分配金额", "指标金额", "金额", "下达数");

constexpr std::array allocation{
    Field{"下达文号", "doc_no", Key, true, alloc_doc, "每笔下达一个文号"},
    Field{"来源指标文号", "source_doc_no", Key, true, alloc_source, "已在指标来源表中"},
    Field{"项目编码", "program", Program, true, program_code, "已在项目主表中"},
    Field{"下达单位", "from_org", Text, false, alloc_from, "如 县财政局"},
    Field{"接收单位", "to_org", Text, true, alloc_to, "如 云田镇人民政府"},
    Field{"下达日期", "alloc_date", OptionalDate, false, alloc_date, "如 2017-01-15"},
    Field{"下达金额", "amount_fen", Fen, true, alloc_amount, "元，最多两位小数"},
};

constexpr auto pay_no = names("拨付编号", "拨款单号", "支付凭证号", "拨付凭证号", "拨付单编号");
constexpr auto pay_alloc = names("指标下达文号", "下达指标文号", "指标下达编号", "下达文件号");
constexpr auto payer = names("拨款单位", "支付单位");
constexpr auto payee = names("收款人", "收款方", "收款单位名称", "领款单位");
constexpr auto paid_on = names("拨付时间", "拨款日期", "支付日期");
constexpr auto paid_amount = names("拨款金额", "支付金额", "金额");
constexpr auto pay_method = names("拨付方式", "结算方式");

constexpr std::array appropriation{
    Field{"拨付单号", "number", Key, true, pay_no, "每笔拨付一个单号"},
    Field{"下达文号", "allocation", Key, true, pay_alloc, "已在指标下达表中"},
    Field{"项目编码", "program", Program, true, program_code, "已在项目主表中"},
    Field{"付款单位", "payer", Text, false, payer, "如 县财政局"},
    Field{"收款单位", "payee", Text, false, payee, "代发银行或单位"},
    Field{"拨付日期", "pay_date", Date, true, paid_on, "如 2017-01-15"},
    Field{"拨付金额", "amount_fen", Fen, true, paid_amount, "元，最多两位小数"},
    Field{"支付方式", "pay_method", Text, false, pay_method, "如 财政直接支付"},
};

constexpr auto serial =
    names("流水号", "发放记录编号", "发放编号", "发放序列号", "发放流水", "交易流水号");
constexpr auto pay_parent = names("拨付编号", "拨款单号", "拨付凭证号", "资金拨付单号", "代发批次");
constexpr auto period = names("所属月份", "所属期", "补助所属期", "发放月份", "补贴期间",
                              "所属时间", "发放期间", "补助期间");
constexpr auto person = names("补助对象姓名", "补贴对象", "对象姓名", "领取人", "领取人姓名",
                              "户主姓名", "受益人姓名", "收款人姓名");
constexpr auto id_number =
    names("公民身份号码", "身份证", "身份证号码", "居民身份证号", "居民身份证号码", "证件号码",
          "公民身份证号码", "证件号", "身份号码");
constexpr auto household = names("户号", "家庭编号", "户编码");
constexpr auto relation = names("户主关系", "与户主的关系", "家庭关系", "关系");
constexpr auto bank = names("代发银行", "银行名称", "开户行", "银行");
constexpr auto account =
    names("一卡通账号", "银行卡号", "收款账号", "账号", "卡号", "银行帐号", "一卡通帐号", "帐号",
          "存折账号", "社保卡号", "银行账户", "一卡通卡号", "开户账号");
constexpr auto account_name =
    names("开户名", "户名", "收款户名", "账户名", "账户名称", "帐户户名", "开户姓名");
constexpr auto quantity = names("补助数量", "补贴数量", "面积", "补贴面积", "补助面积", "人数");
constexpr auto unit = names("单位", "计量单位", "补助单位");
constexpr auto rate = names("补贴标准", "标准", "发放标准", "单价");
constexpr auto amount =
    names("补助金额", "补贴金额", "金额", "实发金额", "发放额", "应发金额", "发放金额元");
constexpr auto day =
    names("发放时间", "到账日期", "实际到账日期", "打卡日期", "发放日", "支付日期", "打卡时间");
constexpr auto status = names("支付结果", "支付状态", "状态", "发放情况");
constexpr auto origin = names("来源系统", "系统来源");

constexpr std::array payment{
    Field{"发放流水号", "serial", Key, true, serial, "每笔发放一个号，不可重复"},
    Field{"拨付单号", "appropriation", Key, true, pay_parent, "已在资金拨付表中"},
    Field{"项目编码", "program", Program, true, program_code, "已在项目主表中"},
    Field{"项目名称", "", Text, false, program_name, "与项目编码对应"},
    Field{"所属期间", "period", Reading::Period, true, period,
          "如 2017-01、2017-Q1、2017-S1、2017"},
    Field{"乡镇", "", Text, false, town, ""},
    Field{"村", "", Text, false, village, ""},
    Field{"行政区划代码", "region", Reading::Region, true, region, "12位数字，设为文本格式"},
    Field{"姓名", "person_name", Text, true, person, "与身份证一致"},
    Field{"身份证号", "id_sealed", Reading::IdNumber, true, id_number,
          "18位，先把列设为文本格式再填"},
    Field{"户编号", "household", Text, false, household, ""},
    Field{"与户主关系", "relation", Text, false, relation, "户主、配偶、子女……"},
    Field{"开户银行", "bank", Text, false, bank, ""},
    Field{"银行账号", "account_sealed", Account, true, account, "先把列设为文本格式再填"},
    Field{"账户户名", "account_name", Text, false, account_name, ""},
    Field{"数量", "quantity", Quantity, false, quantity, "如亩数、人数"},
    Field{"数量单位", "unit", Text, false, unit, "亩、人、户、台"},
    Field{"补助标准", "standard_fen", OptionalFen, false, rate, "元，没有统一标准填0"},
    Field{"发放金额", "amount_fen", Fen, true, amount, "元，大于0，最多两位小数"},
    Field{"发放日期", "pay_date", Date, true, day, "如 2017-01-20"},
    Field{"发放状态", "status", Text, false, status, "成功、退回、在途"},
    Field{"备注", "remark", Text, false, remark, "不要写身份证号、电话、卡号"},
    Field{"数据来源", "source_system", Text, false, origin, "填报 或 一卡通"},
};

constexpr auto project_no = names("工程代码", "工程项目编号", "建设项目编号", "项目工程编号");
constexpr auto project_name = names("工程项目名称", "建设项目名称", "工程");
constexpr auto planned = names("计划投资额", "概算金额", "预算金额", "概预算金额", "投资金额");
constexpr auto owner = names("实施单位", "建设实施单位", "业主单位");
constexpr auto contractor = names("施工供货单位", "承建单位", "中标单位", "承包单位");
constexpr auto tender = names("发包方式", "采购方式", "采购发包方式");
constexpr auto contract = names("合同价", "中标价", "中标金额", "合同价款");
constexpr auto started = names("开工时间", "实际开工");
constexpr auto ended = names("完工日期", "竣工时间", "实际完工");
constexpr auto progress = names("工程进度", "进度");

constexpr std::array project{
    Field{"工程编号", "number", Key, true, project_no, "每个工程一个编号"},
    Field{"项目编码", "program", Program, true, program_code, "已在项目主表中"},
    Field{"工程名称", "name", Text, true, project_name, ""},
    Field{"乡镇", "", Text, false, town, ""},
    Field{"村", "", Text, false, village, ""},
    Field{"行政区划代码", "region", Reading::Region, true, region, "12位数字，设为文本格式"},
    Field{"计划投资", "planned_fen", OptionalFen, false, planned, "元"},
    Field{"资金级次", "level", Text, false, level, ""},
    Field{"建设单位", "owner", Text, false, owner, ""},
    Field{"施工单位", "contractor", Text, false, contractor, ""},
    Field{"施工单位统一社会信用代码", "contractor_code", Text, false, uscc, "18位"},
    Field{"招标方式", "tender", Text, false, tender, ""},
    Field{"合同金额", "contract_fen", OptionalFen, false, contract, "元"},
    Field{"开工日期", "start_date", OptionalDate, false, started, "如 2017-03-01"},
    Field{"竣工日期", "end_date", OptionalDate, false, ended, "如 2017-06-01"},
    Field{"形象进度", "progress", NumberOrText, false, progress, "百分数，如 100"},
};

constexpr auto expense_no = names("支出单号", "支出流水号", "支出凭证号");
constexpr auto expense_project = names("工程代码", "工程项目编号", "所属工程", "所属工程编号");
constexpr auto expense_day = names("支出时间", "付款日期", "支付日期");
constexpr auto expense_payee = names("收款人", "收款方", "收款单位名称");
constexpr auto purpose = names("支出用途", "资金用途", "摘要");
constexpr auto expense_amount = names("支出金额", "付款金额");
constexpr auto invoice_code = names("票据代码");
constexpr auto invoice_no = names("发票号", "票据号码");
constexpr auto voucher = names("凭证种类", "票据类型");

constexpr std::array expenditure{
    Field{"支出编号", "number", Key, true, expense_no, "每笔支出一个编号"},
    Field{"工程编号", "project", Key, true, expense_project, "已在项目公示表中"},
    Field{"行政区划代码", "region", OptionalRegion, false, region, "12位数字"},
    Field{"支出日期", "pay_date", Date, true, expense_day, "如 2017-03-27"},
    Field{"收款单位", "payee", Text, false, expense_payee, ""},
    Field{"收款单位统一社会信用代码", "payee_code", Text, false, uscc, "18位"},
    Field{"用途", "purpose", Text, false, purpose, ""},
    Field{"金额", "amount_fen", Fen, true, expense_amount, "元，大于0"},
    Field{"发票代码", "invoice_code", Text, false, invoice_code, ""},
    Field{"发票号码", "invoice_number", Text, false, invoice_no, ""},
    Field{"凭证类型", "voucher_kind", Text, false, voucher, "发票、收据……"},
};

constexpr auto result =
    names("代发结果", "处理结果", "交易结果", "入账结果", "支付结果", "结果", "发放状态");
constexpr auto result_amount = names("代发金额", "发放金额", "交易金额", "入账金额");
constexpr auto reason = names("退回原因", "失败原因说明", "原因", "处理说明", "备注");
constexpr auto result_day = names("入账时间", "交易日期", "处理日期", "到账日期", "日期");

constexpr std::array bank_result{
    Field{"发放流水号", "serial", Key, true, serial, "与发放表一致"},
    Field{"金额", "amount_fen", Fen, true, result_amount, "元"},
    Field{"发放结果", "result", Result, true, result, "成功、退回、在途"},
    Field{"失败原因", "fail_reason", Text, false, reason, "退回时填写"},
    Field{"入账日期", "result_date", OptionalDate, false, result_day, "如 2017-01-20"},
};

constexpr std::array<Form, ledger::table_count> all{{
    {TableKind::Program, program},
    {TableKind::Source, source},
    {TableKind::Allocation, allocation, 1, TableKind::Source},
    {TableKind::Appropriation, appropriation, 1, TableKind::Allocation},
    {TableKind::Payment, payment, 1, TableKind::Appropriation},
    {TableKind::Project, project},
    {TableKind::Expenditure, expenditure, 1, TableKind::Project},
    {TableKind::BankResult, bank_result, 0, TableKind::Payment},
}};

}  // namespace

const Form& form(ledger::TableKind kind) {
    return all[static_cast<std::size_t>(kind)];
}

std::span<const Form> forms() {
    return all;
}

}  // namespace collect
