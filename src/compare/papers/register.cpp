#include "compare/papers/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <utility>

namespace compare {

namespace {

pdf::Table deliveries_table(const std::vector<DeliveryRecord>& deliveries) {
    pdf::Table table{{{"交付", 2},
                      {"数据截至", 3},
                      {"导入", 4},
                      {"行数", 3},
                      {"销毁期限", 3},
                      {"已销毁", 3},
                      {"用于比对", 2}},
                     {},
                     1};
    for (const DeliveryRecord& one : deliveries)
        table.rows.push_back({fmt::format("第{}次", one.number), day_text(one.as_of),
                              fmt::format("{} {}", day_text(one.imported_at),
                                          one.officer.empty() ? "系统" : one.officer),
                              fmt::format("收下{}\n退回{}", one.accepted, one.rejected),
                              day_text(one.destroy_by),
                              one.destroyed_at ? day_text(*one.destroyed_at) : "在库",
                              fmt::format("{}次", one.runs)});
    return table;
}

void add_registry(pdf::Document& paper, const RegistryRecord& registry) {
    const DatasetSpec& spec = *registry.spec;
    const Formalities& own = registry.formalities;
    paper.heading(spec.title);
    paper.table(labelled(
        {{"提供单位", own.owner},
         {"使用目的和依据", own.purpose},
         {"批准文号", own.approval},
         {"保留的列", columns_text(spec)},
         {"怎样显示", shows_text(spec)},
         {"有效和保存", fmt::format("数据超过{}天算滞后；自截至日起保存{}天，到期由系统销毁",
                                    own.maximum_age_days, own.keep_days)},
         {"用于规则", registry.rules.empty()
                          ? "没有规则用到"
                          : fmt::format("{}", fmt::join(registry.rules, "；"))}}));
    if (registry.deliveries.empty())
        paper.paragraph("还没有导入过数据。");
    else
        paper.table(deliveries_table(registry.deliveries));
}

void add_registries(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("二、处理的个人信息（基础库）");
    if (record.registries.empty()) paper.paragraph("没有登记任何基础库。");
    for (const RegistryRecord& registry : record.registries)
        add_registry(paper, registry);
    if (!record.unregistered.empty())
        paper.paragraph(fmt::format("没有登记、因而一行也装不进来的：{}。",
                                    fmt::join(record.unregistered, "、")));
}

void add_runs(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("三、比对");
    if (record.runs.empty()) {
        paper.paragraph("没有完成过比对。");
        return;
    }
    pdf::Table table{{{"月份", 1}, {"完成的比对", 3}}, {}, 1};
    for (const auto& [month, times] : record.runs)
        table.rows.push_back({month, fmt::format("{}次", times)});
    paper.table(std::move(table));
}

constexpr std::array<std::pair<const char*, const char*>, 9> act_titles{{
    {"compare.register_dataset", "登记或更改基础库的手续"},
    {"compare.import_dataset", "导入一次交付"},
    {"compare.destroy_dataset", "到期销毁一次交付"},
    {"compare.begin_run", "开始比对（读取证件号做近似比较）"},
    {"compare.precheck", "发放前比对"},
    {"compare.reveal_hits", "查看证件号和不公开的值（写明理由）"},
    {"compare.print_paper", "打印核查底稿"},
    {"compare.judge", "作出核实结论"},
    {"compare.print_record", "打印影响评估或本记录"},
}};

void add_acts(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("四、审计日志里的处理活动");
    pdf::Table table{{{"活动", 5}, {"次数", 2}, {"最早", 2}, {"最近", 2}}, {}, 1};
    for (const auto& [action, title] : act_titles) {
        const auto found = record.acts.find(action);
        if (found == record.acts.end())
            table.rows.push_back({title, "0次", "—", "—"});
        else
            table.rows.push_back({title, fmt::format("{}次", found->second.times),
                                  day_text(found->second.first), day_text(found->second.last)});
    }
    paper.table(std::move(table));
}

void add_rest(pdf::Document& paper) {
    paper.heading("五、系统以外的处理（手工填写）");
    paper.paragraph(
        "系统没有把基础库或疑点提供给其他单位、境外或公众的功能。在系统以外做过的，写在这里。");
    paper.table(labelled({{"委托处理、对外提供", ""}, {"个人的查询、更正、删除请求", ""}}, 3));
    paper.signatures({"记录人：", "审核人：", "日期："});
}

}  // namespace

pdf::Document processing_register(const ProcessingRecord& record) {
    auto paper = begin_paper(record, "个人信息处理活动记录（信息比对）",
                             "依据《中华人民共和国个人信息保护法》第五十五条、第五十六条留存。");
    add_handler(paper, record);
    add_registries(paper, record);
    add_runs(paper, record);
    add_acts(paper, record);
    add_rest(paper);
    return paper;
}

}  // namespace compare
