#include "compare/papers/wording.hpp"

#include <fmt/format.h>

namespace compare {

pdf::Document begin_paper(const ProcessingRecord& record, std::string title, std::string_view law) {
    const auto day = day_text(record.at);
    pdf::Document paper{std::move(title),
                        fmt::format("{}{}打印　内部资料", record.demo ? "演示数据　" : "", day),
                        record.at,
                        {}};
    paper.paragraph(
        fmt::format("{}印出的内容取自信息比对系统{}的登记和审计日志；系统不知道的事项留空，请手工填"
                    "写。本件连同个人信息处理情况记录至少保存三年。",
                    law, day));
    return paper;
}

void add_handler(pdf::Document& paper, const ProcessingRecord& record) {
    paper.heading("一、个人信息处理者");
    paper.table(labelled({{"县（市、区）", record.county},
                          {"单位名称", ""},
                          {"负责人", ""},
                          {"个人信息保护负责人及联系方式", ""}},
                         2));
}

pdf::Table labelled(PaperRows rows, int lines) {
    return {{{"", 1}, {"", 3}}, std::move(rows), lines};
}

std::string day_text(platform::Instant at) {
    return platform::format_date(platform::local_date(at));
}

std::string day_text(std::int64_t days) {
    return platform::format_date(platform::from_days(days));
}

std::string columns_text(const DatasetSpec& spec) {
    std::string text;
    for (const DatasetField& field : spec.fields)
        text += (text.empty() ? "" : "、") + field.title;
    return text;
}

std::string shows_text(const DatasetSpec& spec) {
    return spec.shows_match_only ? "只显示比中；看原值要写明理由，并记入审计日志"
                                 : "在疑点的证据里显示用到的列";
}

}  // namespace compare
