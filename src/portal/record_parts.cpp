#include "portal/parts.hpp"
#include "portal/small_funds.hpp"
#include "portal/words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace portal::parts {

namespace {

/// How a corrected column is called by a villager; the projection may already say it in Chinese.
std::string_view spoken_field(std::string_view field) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{
        {"name", "姓名"},
        {"person_name", "姓名"},
        {"amount_fen", "金额"},
        {"pay_date", "发放日期"},
        {"period", "所属期间"},
        {"quantity", "数量"},
        {"region", "地方"},
        {"standard_fen", "标准"},
        {"status", "结果"},
        {"contract_fen", "合同金额"},
        {"progress", "进度"},
        {"planned_fen", "计划投资"},
    }};
    for (auto [code, spoken] : names)
        if (field == code) return spoken;
    const bool is_code = std::all_of(field.begin(), field.end(), [](char c) { return c > 0; });
    return is_code ? "内容" : field;
}

struct Step {
    std::string kind, number;
    std::optional<Fund> fund;
};

}  // namespace

void proof(View view, const Published& record, const std::vector<Change>& history) {
    auto part = view.include("PROOF", "proof");
    if (record.withdrawn) part.list("WITHDRAWN").set("WHY", *record.withdrawn);
    part.set("PUBLISHED", words::day(platform::local_date(record.published_at)));
    part.set("VERSION", std::to_string(record.version));
    if (record.leaf) part.list("LEAF").set("NUMBER", words::count(*record.leaf));
    if (history.empty() || record.withdrawn) return;
    std::set<std::int64_t> versions;
    for (const auto& change : history)
        versions.insert(change.version);
    auto list = part.list("HAS_HISTORY").set("TIMES", std::to_string(versions.size()));
    for (const auto& change : history)
        list.list("CHANGE")
            .set("DAY", words::day(platform::local_date(change.at)))
            .set("FIELD", spoken_field(change.field))
            .set("BEFORE", change.before.value_or("（空）"))
            .set("AFTER", change.after.value_or("（空）"))
            .set("REASON", change.reason);
}

void trail(View view, Store& store, SmallFunds& small, std::string_view kind,
           std::string_view number, std::string_view program, std::string_view self_kind,
           std::string_view self_amount) {
    std::vector<Step> steps;
    for (std::string at{kind}, wanted{number}; !at.empty() && !wanted.empty();) {
        steps.push_back({at, wanted, store.fund(at, wanted, program)});
        const auto& found = steps.back().fund;
        at = at == "appropriation" ? "allocation" : at == "allocation" ? "source" : "";
        wanted = found ? found->parent : "";
    }
    auto part = view.include("TRAIL", "trail");
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        auto line = part.list("STEP").list(step->fund ? "LINK" : "LOST");
        line.set("KIND", words::fund_kind(step->kind)).set("NUMBER", step->number);
        if (!step->fund) continue;
        line.set("AMOUNT", small.hides(*step->fund) ? std::string(not_alone)
                                                    : words::yuan(step->fund->amount));
        line.set("URL", words::url({"records", step->fund->record_id}));
    }
    part.list("STEP").list("SELF").set("KIND", self_kind).set("AMOUNT", self_amount);
}

}  // namespace portal::parts
