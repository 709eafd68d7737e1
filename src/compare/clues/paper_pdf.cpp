#include "compare/clues/card.hpp"
#include "domain/fen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace compare {

namespace {

using Rows = std::vector<std::vector<std::string>>;

pdf::Table facts(Rows rows) {
    return {{{"", 1}, {"", 4}}, std::move(rows), 1};
}

/// Both sides beside each other (两侧证据), a row of the ledger after the other.
pdf::Table evidence(const Hit& hit, const Rule& rule, const RuleBook& book,
                    const ledger::Regions& regions, bool revealed) {
    pdf::Table table{{{"资金台账", 2}, {"内容", 3}, {"比对数据", 2}, {"内容", 3}}, {}, 1};
    for (const FoundRow& row : hit.rows) {
        auto fund = fund_side(row, regions);
        fund.insert(fund.begin(),
                    {"编号", row.record.empty() ? "没有发放记录" : row.record, false});
        const auto other = other_side(row, rule, book, regions, revealed);
        for (std::size_t i = 0; i < std::max(fund.size(), other.size()); ++i) {
            const ShownValue left = i < fund.size() ? fund[i] : ShownValue{};
            const ShownValue right = i < other.size() ? other[i] : ShownValue{};
            table.rows.push_back({left.title, left.value, right.title, right.value});
        }
    }
    return table;
}

/// Each line with a box to tick and room to write.
pdf::Table to_fill_in(const std::string& title, const std::vector<std::string>& lines,
                      const std::string& found) {
    pdf::Table table{{{title, 3}, {found, 4}}, {}, 2};
    for (const std::string& line : lines)
        table.rows.push_back({"□ " + line, ""});
    return table;
}

void add_hit(pdf::Document& paper, std::size_t number, const Hit& hit, const Rule& rule,
             const RuleBook& book, const ledger::Regions& regions, bool revealed) {
    paper.heading(fmt::format("疑点{}　{}", number, rule.title));
    Rows rows{{"等级和规则", fmt::format("{}，规则 {}（{}）", title_of(hit.severity), rule.id,
                                         rule.digest.substr(0, 12))},
              {"涉及金额", domain::Fen{hit.amount_fen()}.grouped() + "元"},
              {"为什么查", rule.why},
              {"依据", rule.basis},
              {"数据来源", fmt::format("{}", fmt::join(hit.sources, "\n"))}};
    if (hit.stale) rows.push_back({"注意", "数据可能滞后"});
    paper.table(facts(std::move(rows)));
    paper.table(evidence(hit, rule, book, regions, revealed));
    paper.table(to_fill_in("可能无辜的情形", rule.innocent, "是否如此，依据"));
    paper.table(to_fill_in("怎样核实", rule.verify, "核实情况"));
}

void add_conclusion(pdf::Document& paper) {
    paper.heading("核查结论");
    paper.table(
        pdf::Table{{{"", 1}, {"", 4}},
                   {{"结论", "□ 属实　□ 不属实，原因："}, {"处理建议", ""}, {"被核查人意见", ""}},
                   4});
    paper.signatures({"核查人：", "核查人：", "日期："});
    paper.signatures({"复核人：", "", "日期："});
    paper.signatures({"被核查人：", "", "日期："});
}

}  // namespace

pdf::Document printed_paper(const Clue& clue, const std::string& subject, const RuleBook& book,
                            const ledger::Regions& regions, bool revealed, platform::Instant at) {
    const auto short_id = clue.id.substr(0, 8);
    const auto day = platform::format_date(platform::local_date(at));
    pdf::Document paper{
        "核查底稿", fmt::format("线索 {}　{}打印　内部资料", short_id, day), at, {}};
    paper.paragraph(caution_of(clue, book));
    paper.table(facts({{"线索编号", clue.id},
                       {"对象", subject},
                       {"涉及金额", domain::Fen{clue.amount_fen}.grouped() + "元"},
                       {"涉及记录", fmt::format("{}笔", clue.records.size())}}));
    std::size_t number = 0;
    for (const KeptHit* kept : clue.hits)
        if (const Rule* rule = book.rule(kept->hit.rule))
            add_hit(paper, ++number, kept->hit, *rule, book, regions, revealed);
    add_conclusion(paper);
    return paper;
}

}  // namespace compare
