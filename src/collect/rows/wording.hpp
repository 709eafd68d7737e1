#pragma once

#include "collect/rows/problem.hpp"
#include "domain/id_number.hpp"

#include <string_view>

namespace collect {

/// What is wrong and how to mend it, as the clerk reads it.
struct Wording {
    std::string_view problem;
    std::string_view mend;
};

namespace wording {

inline constexpr Wording missing{"缺失", "补填这一格"};
inline constexpr Wording lost_digits{
    "数字格式，末位已丢失", "先把整列设为“文本”格式，再按原件重新填写，不要照现在显示的数字补"};
inline constexpr Wording id_shape{"不是18位号码", "按身份证核对位数，只填号码本身"};
inline constexpr Wording id_birth{"出生日期不存在", "核对第7至14位的出生日期"};
inline constexpr Wording id_check{"校验码不符", "按身份证逐位核对，多半是抄错了一位"};
inline constexpr Wording bad_account{"账号不是9至32位数字", "按存折或卡面核对，只填号码"};
inline constexpr Wording bad_amount{"金额读不懂或超过两位小数",
                                    "只填数字，单位元，最多两位小数，如 210.00"};
inline constexpr Wording not_positive{"须为正数", "核对金额；退回或追回的钱请另行说明"};
inline constexpr Wording bad_date{"不是有效日期或在将来",
                                  "写成 2017-08-20 这样的日期，且不晚于今天"};
inline constexpr Wording bad_year{"不是有效年度", "填四位数字，如 2017"};
inline constexpr Wording bad_period{
    "所属期间读不懂", "写成 2017-01（月）、2017-Q1（季）、2017-S1（上半年）或 2017（年）"};
inline constexpr Wording unknown_program{"目录中没有", "核对项目编码，或先导入民生资金项目主表"};
inline constexpr Wording other_department{"不是本单位的项目",
                                          "由该项目的主管部门填报，或核对项目编码"};
inline constexpr Wording other_area{"不在本辖区内", "由所在乡镇（村）填报，或核对行政区划代码"};
inline constexpr Wording unknown_region{"不存在", "填12位行政区划代码，可在模板的下拉表里选"};
inline constexpr Wording unknown_parent{"上级表中没有", "核对单号或文号，或先导入上一级的表"};
inline constexpr Wording repeated{"本文件内重复", "保留第一条；若确是另一笔，请换一个编号"};
inline constexpr Wording not_a_result{"发放结果读不懂", "填 成功、退回 或 在途"};
inline constexpr Wording not_yes_or_no{"不是“是”或“否”", "填 是 或 否"};
inline constexpr Wording not_a_number{"不是数字，已留空", "填数字，说明文字写到备注里"};
inline constexpr Wording former_region{"该区划代码已停用，已按原代码收下", "下次请用新代码"};
inline constexpr Wording private_text{"含有身份证号、手机号或卡号，已遮盖，公开前须修改",
                                      "删去这些号码后重新导入"};
inline constexpr Wording private_number{"编号里像是含有身份证号、手机号或卡号",
                                        "换一个不含个人号码的编号"};
inline constexpr Wording other_village{"村名与行政区划代码不一致", "核对村名和代码，以代码为准"};
inline constexpr Wording other_program{"项目名称与编码不一致", "核对项目编码，以编码为准"};
inline constexpr Wording other_product{"数量×补助标准与发放金额不相等",
                                       "核对数量、标准和金额；分档、差额发放可不理会"};
inline constexpr Wording counted_once{"同一笔钱已由另一渠道报送，只计一次",
                                      "确认后从其中一个渠道删去"};

const Wording& of(domain::IdFault fault);

}  // namespace wording

}  // namespace collect
