#include "compare/clues/card.hpp"
#include "domain/fen.hpp"
#include "platform/sheet/writer.hpp"

#include <fmt/format.h>

#include <array>

namespace compare {

namespace {

void line(sheet::Writer& book, std::initializer_list<std::string_view> cells) {
    book.row();
    for (const std::string_view cell : cells)
        cell.empty() ? book.blank() : book.text(cell);
}

void list(sheet::Writer& book, std::string_view title, const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        line(book, {i == 0 ? title : std::string_view{}, lines[i]});
}

void rows(sheet::Writer& book, const Hit& hit, const Rule& rule, const RuleBook& rules,
          const ledger::Regions& regions, bool revealed) {
    for (const FoundRow& row : hit.rows) {
        line(book, {"资金台账", row.record.empty() ? "没有发放记录" : row.record});
        for (const ShownValue& value : fund_side(row, regions))
            line(book, {"", value.title, value.value});
        line(book, {"比对数据", ""});
        for (const ShownValue& value : other_side(row, rule, rules, regions, revealed))
            line(book, {"", value.title, value.value});
    }
}

}  // namespace

std::string working_paper(const Clue& clue, const std::string& subject, const RuleBook& book,
                          const ledger::Regions& regions, bool revealed) {
    sheet::Writer paper;
    paper.add_sheet("核查底稿", std::array{14, 26, 50});
    paper.header(std::array<std::string, 3>{
        "核查底稿", subject,
        fmt::format("涉及金额 {} 元", domain::Fen{clue.amount_fen}.grouped())});
    line(paper, {"说明", caution_of(clue, book)});
    for (const KeptHit* kept : clue.hits) {
        const Rule* rule = book.rule(kept->hit.rule);
        if (rule == nullptr) continue;
        line(paper, {""});
        line(paper, {"疑点", rule->title,
                     fmt::format("{}，规则 {}（{}）", title_of(kept->hit.severity), rule->id,
                                 rule->digest.substr(0, 12))});
        line(paper, {"为什么查", rule->why});
        line(paper, {"依据", rule->basis});
        if (kept->hit.stale) line(paper, {"注意", "数据可能滞后"});
        list(paper, "数据来源", kept->hit.sources);
        rows(paper, kept->hit, *rule, book, regions, revealed);
        list(paper, "可能无辜", rule->innocent);
        list(paper, "怎样核实", rule->verify);
        line(paper, {"核实情况", ""});
        line(paper, {"结论", "□ 属实   □ 不属实，原因："});
        line(paper, {"核实人", "（两人）", "日期"});
        line(paper, {"本人说明", "（被核实人的陈述）", "签名"});
    }
    return paper.finish();
}

}  // namespace compare
