#include "portal/fund_view.hpp"

#include "portal/parts.hpp"
#include "portal/small_funds.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal::views {

namespace {

using domain::Fen;

/// The line that makes the level's rows add up to the record's own amount.
void show_rest(View below, Fen own, Fen rows, std::string_view missing) {
    const auto rest = own - rows;
    if (rest.value() > 0)
        below.list("REST")
            .set("LABEL", missing)
            .set("NOTE", "与本笔金额的差额")
            .set("AMOUNT", words::yuan(rest));
    if (rest.value() < 0)
        below.list("REST")
            .set("LABEL", "多出本笔的部分")
            .set("NOTE", "正在核对")
            .set("AMOUNT", words::yuan(rest));
}

/// Records too small to be told one by one, in one line.
void show_together(View below, std::int64_t count, Fen sum) {
    if (count == 0) return;
    below.list("REST")
        .set("LABEL", fmt::format("合并的{}笔", words::count(count)))
        .set("NOTE", "有的不足5人，为保护领取人合在一起公布")
        .set("AMOUNT", words::yuan(sum));
}

void show_funds(View body, Store& store, SmallFunds& small, const Fund& fund) {
    const bool is_source = fund.kind == "source";
    auto below =
        body.list("BELOW").set("TITLE", is_source ? "这笔钱下达给了谁" : "这笔钱怎么拨付的");
    below.set("AMOUNT", words::yuan(fund.amount));
    Fen sum, together;
    const auto children = store.funds_below(fund);
    const auto [hidden, may_be_told] = small.among(children);
    if (children.empty()) below.show("NONE");
    for (const auto& child : children) {
        if (hidden.contains(child.record_id)) {
            together += child.amount;
            continue;
        }
        if (!child.withdrawn) sum += child.amount;
        below.list("ROW")
            .set("NAME", child.to_org.value_or(child.number))
            .set("NOTE", child.number + "　" + words::day(child.on_date))
            .set("AMOUNT", child.withdrawn ? "已撤回" : words::yuan(child.amount))
            .set("URL", words::url({"records", child.record_id}));
    }
    std::string missing = is_source ? "还没下达或未公开" : "还没拨付或未公开";
    if (may_be_told) {
        show_together(below, static_cast<std::int64_t>(hidden.size()), together);
        sum += together;
    } else if (!hidden.empty()) {
        missing += "，或人数太少不单列";
    }
    show_rest(below, fund.amount, sum, missing);
}

void show_places(View body, const Visit& visit, Store& store, const Fund& fund) {
    auto below = body.list("BELOW").set("TITLE", "发到了哪些村");
    below.set("AMOUNT", words::yuan(fund.amount));
    const auto places = store.paid_places(fund.number, fund.program);
    if (places.empty()) below.show("NONE");
    Fen sum;
    bool has_bands = false;
    for (const auto& place : places) {
        sum += place.amount;
        has_bands = has_bands || place.exact < place.rows;
        below.list("ROW")
            .set("NAME", visit.snapshot->full_name(place.region))
            .set("NOTE", words::count(place.rows) + "笔")
            .set("AMOUNT", place.exact == place.rows ? words::yuan(place.amount) : "只公布金额档次")
            .set("URL", words::url({"places", place.region.text(), "programs", fund.program},
                                   {{"year", std::to_string(fund.year)}}));
    }
    show_rest(below, fund.amount, sum, has_bands ? "不公布逐笔金额的" : "未报送或未公开到人");
}

void show_facts(View body, const Fund& fund, const Program* program) {
    parts::fact(body, fund.kind == "appropriation" ? "单号" : "文号", fund.number);
    parts::fact(body, "项目", program ? program->name : "");
    parts::fact(body, "年度", fmt::format("{}年", fund.year));
    if (!fund.withdrawn) {
        parts::fact(body, "从哪个单位来", fund.from_org.value_or(""));
        parts::fact(body, "给哪个单位", fund.to_org.value_or(""));
        parts::fact(body, "资金级次", fund.level.value_or(""));
    }
    parts::fact(body, "日期", words::day(fund.on_date));
}

std::string_view kind_above(const Fund& fund) {
    if (fund.kind == "appropriation") return "allocation";
    return fund.kind == "allocation" ? "source" : "";
}

std::string amount_of(const Fund& fund, bool is_hidden) {
    if (fund.withdrawn) return "（已撤回）";
    return is_hidden ? std::string(parts::not_alone) : words::yuan(fund.amount);
}

}  // namespace

Html fund_page(const Visit& visit, Store& store, const Fund& fund) {
    const auto& county = *visit.snapshot;
    const auto* program = county.program(fund.program, fund.year);
    if (!program) program = county.newest(fund.program);
    const auto kind = words::fund_kind(fund.kind);
    SmallFunds small{store, county};
    const bool is_hidden = !fund.withdrawn && small.hides(fund);
    const auto amount = amount_of(fund, is_hidden);
    Draft draft{visit, "fund", fmt::format("{} {}", kind, fund.number)};
    if (program)
        draft.crumb(program->name,
                    words::url({"programs", program->code}, {{"year", std::to_string(fund.year)}}));
    draft.crumb(kind);
    auto body = draft.body();
    body.set("KIND", kind).set("AMOUNT", amount);
    parts::proof(body, fund, is_hidden ? std::vector<Change>{} : store.history(fund.record_id));
    show_facts(body, fund, program);
    parts::trail(body, store, small, kind_above(fund), fund.parent, fund.program, kind, amount);
    if (is_hidden) {
        parts::fact(body, "金额",
                    "这一笔或相邻的一笔不足5人，金额合在上一环节里公布，以保护领取的人");
        return draft.finish();
    }
    if (fund.withdrawn) return draft.finish();
    if (fund.kind == "appropriation")
        show_places(body, visit, store, fund);
    else
        show_funds(body, store, small, fund);
    return draft.finish();
}

}  // namespace portal::views
