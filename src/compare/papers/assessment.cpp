#include "compare/papers/wording.hpp"
#include "guard/role.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace compare {

namespace {

using guard::Permission;

/// 个人信息保护法 §55: when an assessment is due.
void add_occasion(pdf::Document& paper, const ProcessingRecord& record) {
    std::vector<std::string> sensitive;
    for (const RegistryRecord& registry : record.registries)
        if (registry.spec->shows_match_only) sensitive.push_back(registry.spec->title);
    paper.heading("二、为什么要评估（第五十五条）");
    paper.table(pdf::Table{
        {{"情形", 2}, {"系统里的情况", 4}},
        {{"处理敏感个人信息", sensitive.empty()
                                  ? "证件号码、银行账号；没有登记只显示比中的基础库"
                                  : fmt::format("证件号码、银行账号；只显示比中的基础库：{}",
                                                fmt::join(sensitive, "、"))},
         {"自动化决策", "没有：命中只是疑点，由人核实后决定；规则和后台任务都不能停发"},
         {"委托处理、对外提供、公开",
          "系统没有把基础库或疑点提供出去的功能；在系统以外做的，请填写在处理活动记录里"},
         {"向境外提供", "系统没有这种功能"}},
        1});
}

void add_purposes(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("三、目的、方式是否合法、正当、必要（第五十六条第一项）");
    pdf::Table table{{{"基础库", 3},
                      {"提供单位和批准文号", 3},
                      {"使用目的和依据", 5},
                      {"保留的列", 4},
                      {"怎样显示", 4}},
                     {},
                     1};
    for (const RegistryRecord& registry : record.registries)
        table.rows.push_back({registry.spec->title,
                              registry.formalities.owner + "\n" + registry.formalities.approval,
                              registry.formalities.purpose, columns_text(*registry.spec),
                              shows_text(*registry.spec)});
    if (table.rows.empty())
        paper.paragraph("没有登记任何基础库。");
    else
        paper.table(std::move(table));
    paper.table(labelled(
        {{"目的是否合法、正当", ""}, {"各列是否都必要", ""}, {"怎样告知个人（第三十五条）", ""}},
        3));
}

void add_keeping(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("四、保存多久");
    pdf::Table table{
        {{"基础库", 3}, {"保存", 2}, {"交付", 2}, {"在库行数", 2}, {"最近的销毁期限", 2}}, {}, 1};
    for (const RegistryRecord& registry : record.registries) {
        std::int64_t destroyed = 0, rows = 0;
        std::string next = "—";
        for (const DeliveryRecord& one : registry.deliveries) {
            destroyed += one.destroyed_at ? 1 : 0;
            if (one.destroyed_at) continue;
            rows += one.accepted;
            const auto day = day_text(one.destroy_by);
            if (next == "—" || day < next) next = day;
        }
        table.rows.push_back(
            {registry.spec->title, fmt::format("{}天", registry.formalities.keep_days),
             fmt::format("{}次，已销毁{}次", registry.deliveries.size(), destroyed),
             std::to_string(rows), next});
    }
    if (!table.rows.empty()) paper.table(std::move(table));
    paper.table(labelled({{"期限是否为最短必要", ""}}, 2));
}

constexpr std::array rights{Permission::ManageDatasets, Permission::RunComparison,
                            Permission::SeeClues,       Permission::SelfCorrect,
                            Permission::JudgeClue,      Permission::ApproveException,
                            Permission::SetParameters,  Permission::RevealNumber};

void add_viewers(pdf::Document& paper) {
    paper.heading("五、谁能处理和查看");
    pdf::Table table{{{"角色", 1}, {"权限", 4}}, {}, 1};
    for (const guard::RoleEntry& role : guard::roles()) {
        std::vector<std::string_view> has;
        for (const Permission right : rights)
            if (role.allows.has(right)) has.push_back(guard::title_of(right));
        if (!has.empty())
            table.rows.push_back(
                {std::string{role.title}, fmt::format("{}", fmt::join(has, "、"))});
    }
    paper.table(std::move(table));
}

std::string reveals(const ProcessingRecord& record) {
    const auto found = record.acts.find("compare.reveal_hits");
    return fmt::format(
        "角色限定范围；羁押、健康、亲属类基础库只显示比中；看原值要写明理由并记入审计日志，至今{}"
        "次",
        found == record.acts.end() ? 0 : found->second.times);
}

/// 个人信息保护法 §56: what may happen, and what stands against it.
void add_risks(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("六、对个人权益的影响、安全风险和保护措施（第五十六条第二、三项）");
    paper.table(pdf::Table{
        {{"影响和风险", 3}, {"系统里的措施", 6}, {"余下的风险和补充措施（手工填写）", 4}},
        {{"认错人：重名、证件号录错",
          "按证件号的带密钥摘要比对，不按姓名；每条疑点列出可能无辜的情形和核实办法", ""},
         {"因疑点少领、停发",
          "命中不改变发放；暂缓发放要两名干部、两个独立来源、联系本人并写明理由，错停的限期补发；判"
          "为不属实的疑点不再出现，除非事实变了",
          ""},
         {"数据过时", "每个基础库有最长有效天数；超过的命中降一级，并标明“数据可能滞后”", ""},
         {"超出目的收集", "没有手续的基础库一行也装不进来；只保留登记的列", ""},
         {"内部人员随意查看", reveals(record), ""},
         {"泄露、磁盘失窃",
          "基础库、疑点、参数加密存放，密钥不与数据放在一起；比对在内存里进行。用 PostgreSQL "
          "作比对引擎时，运行期间其临时表未加密",
          ""},
         {"保存过久", "到期由系统每天销毁，并记入审计日志", ""},
         {"规则不准", "按核实结论计算每条规则的精准率；过低的规则只观察，不出线索", ""}},
        3});
}

void add_conclusion(pdf::Document& paper) {
    paper.heading("七、结论（手工填写）");
    paper.table(labelled({{"结论", "□ 可以处理　□ 补充措施后处理　□ 不得处理"},
                          {"补充措施和期限", ""},
                          {"下次评估", ""}},
                         3));
    paper.signatures({"评估人：", "审核人：", "日期："});
    paper.signatures({"个人信息保护负责人：", "单位负责人："});
}

}  // namespace

pdf::Document impact_assessment(const ProcessingRecord& record) {
    auto paper = begin_paper(record, "个人信息保护影响评估（信息比对）",
                             "依据《中华人民共和国个人信息保护法》第五十五条、第五十六条编制。");
    add_handler(paper, record);
    add_occasion(paper, record);
    add_purposes(paper, record);
    add_keeping(paper, record);
    add_viewers(paper);
    add_risks(paper, record);
    add_conclusion(paper);
    return paper;
}

}  // namespace compare
