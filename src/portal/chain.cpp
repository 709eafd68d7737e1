#include "portal/chain.hpp"

#include "portal/parts.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal {

using domain::Fen;

std::vector<ChainLevel> fund_chain(const Snapshot& snapshot, std::int64_t year,
                                   std::string_view program) {
    auto level = [&](std::string_view label, std::string_view kind, std::string_view missing) {
        return ChainLevel{label, snapshot.fund_count(kind, year, program),
                          snapshot.fund(kind, year, program), Fen{}, missing};
    };
    Money paid;
    if (snapshot.county()) paid = snapshot.sum(snapshot.county()->code, year, program);
    const auto projects = snapshot.projects(year, program);
    std::vector<ChainLevel> levels{
        level("上级和本级安排", "source", ""),
        level("下达到单位", "allocation", "还没下达或未公开"),
        level("财政拨付", "appropriation", "还没拨付或未公开"),
        {"发到个人、用到工程", paid.rows + projects.count, paid.amount + projects.spent, Fen{},
         "去向未报送或未公开"},
    };
    bool is_empty = true;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        is_empty = is_empty && levels[i].count == 0;
        if (i > 0) levels[i].gap = levels[i - 1].amount - levels[i].amount;
    }
    return is_empty ? std::vector<ChainLevel>{} : levels;
}

ChainBreaks chain_breaks(const Snapshot& snapshot, std::int64_t year) {
    ChainBreaks breaks;
    auto over = [](Fen gap) { return gap.value() < 0 ? Fen{} - gap : Fen{}; };
    for (const auto* program : snapshot.programs_of(year)) {
        const auto levels = fund_chain(snapshot, year, program->code);
        if (levels.empty()) continue;
        if (levels[0].count == 0) {
            breaks.unsourced += levels.back().amount;
            breaks.unsourced_names += (breaks.unsourced_names.empty() ? "" : "、") + program->name;
            continue;
        }
        breaks.over_allocated += over(levels[1].gap) + over(levels[2].gap);
        breaks.overpaid += over(levels[3].gap);
        breaks.unpublished += Fen{std::max<std::int64_t>(levels[3].gap.value(), 0)};
    }
    return breaks;
}

namespace {

constexpr std::int64_t width = 318, step = 92, bar_top = 22, bar_height = 20;

/// Widths are pixels of the picture, exact amounts stand beside them in words.
struct Scale {
    std::int64_t most;
    std::int64_t operator()(Fen amount) const {
        if (amount.value() <= 0) return 0;
        const auto pixels = most > INT64_MAX / 400 ? amount.value() / (most / width)
                                                   : amount.value() * width / most;
        return std::max<std::int64_t>(pixels, 1);
    }
};

std::string difference(const ChainLevel& level, const ChainLevel* above) {
    if (!above) return "—";
    if (above->count == 0) return level.count == 0 ? "未公开" : "上一环节未公开";
    if (level.gap.value() > 0)
        return fmt::format("少 {}（{}）", words::yuan(level.gap), level.missing);
    if (level.gap.value() < 0)
        return fmt::format("多 {}，正在核对", words::yuan(Fen{} - level.gap));
    return "相符";
}

void draw_level(View view, const std::vector<ChainLevel>& levels, std::size_t index,
                const Scale& scale) {
    const auto& level = levels[index];
    const auto y = static_cast<std::int64_t>(index) * step + bar_top;
    auto bar = view.list("BAR");
    bar.set("Y", std::to_string(y))
        .set("W", std::to_string(scale(level.amount)))
        .set("TEXT_Y", std::to_string(y - 7));
    bar.set("LABEL", level.label).set("AMOUNT", words::short_yuan(level.amount));
    if (index == 0) return;
    const auto above = y - step + bar_height;
    const auto wide = scale(level.amount), before = scale(levels[index - 1].amount);
    const auto shared = std::min(wide, before);
    // The flow ends above the label, so that no text stands on it.
    const auto end = y - bar_top;
    view.list("FLOW").set("POINTS",
                          fmt::format("0,{0} {1},{0} {2},{3} 0,{3}", above, shared, wide, end));
    if (level.gap.value() <= 0) return;
    const auto gap = std::max<std::int64_t>(before - shared, 2);
    view.list("GAP")
        .set("POINTS",
             fmt::format("{0},{2} {1},{2} {1},{3} {0},{3}", shared, shared + gap, above, end))
        .set("X", std::to_string(wide))
        .set("Y", std::to_string(y))
        .set("W", std::to_string(gap));
    bar.list("BRANCH")
        .set("WHAT", level.missing)
        .set("SHORT", words::short_yuan(level.gap))
        .set("BRANCH_Y", std::to_string(y + bar_height + 13));
}

}  // namespace

void parts::chain(View view, const Snapshot& snapshot, std::int64_t year, std::string_view program,
                  std::string_view title) {
    auto part = view.include("CHAIN", "chain");
    auto levels = fund_chain(snapshot, year, program);
    if (levels.empty()) {
        part.show("NONE");
        return;
    }
    auto some = part.list("SOME");
    std::int64_t most = 1;
    for (const auto& level : levels)
        most = std::max(most, level.amount.value());
    some.set("HEIGHT", std::to_string(static_cast<std::int64_t>(levels.size()) * step - 30));
    std::string spoken{title};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        draw_level(some, levels, i, Scale{most});
        spoken += fmt::format("，{}{}", levels[i].label, words::yuan(levels[i].amount));
        some.list("LEVEL")
            .set("LABEL", levels[i].label)
            .set("COUNT", words::count(levels[i].count))
            .set("AMOUNT", words::yuan(levels[i].amount))
            .set("DIFFERENCE", difference(levels[i], i > 0 ? &levels[i - 1] : nullptr));
    }
    some.set("SPOKEN", spoken);
}

}  // namespace portal
