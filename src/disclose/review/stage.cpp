#include "disclose/review/stage.hpp"

#include <algorithm>
#include <array>

namespace disclose {

namespace {

constexpr std::array<std::string_view, 4> steps{"business", "finance", "secrecy", "publish"};
constexpr std::array<std::string_view, 4> step_titles{"业务审核", "财政审核", "保密审查",
                                                      "公开发布"};
constexpr std::array<std::string_view, 6> stages{"business", "finance",   "secrecy",
                                                 "publish",  "published", "refused"};
constexpr std::array<std::string_view, 6> stage_titles{"待业务审核", "待财政审核", "待保密审查",
                                                       "待公开发布", "已公开",     "已退回"};
constexpr std::array<std::string_view, 2> decisions{"pass", "refuse"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view name_of(Step step) {
    return steps[static_cast<std::size_t>(step)];
}
std::string_view name_of(Stage stage) {
    return stages[static_cast<std::size_t>(stage)];
}
std::string_view name_of(Decision decision) {
    return decisions[static_cast<std::size_t>(decision)];
}
std::string_view title_of(Step step) {
    return step_titles[static_cast<std::size_t>(step)];
}
std::string_view title_of(Stage stage) {
    return stage_titles[static_cast<std::size_t>(stage)];
}
std::optional<Step> step_named(std::string_view name) {
    return find<Step>(steps, name);
}
std::optional<Stage> stage_named(std::string_view name) {
    return find<Stage>(stages, name);
}
std::optional<Decision> decision_named(std::string_view name) {
    return find<Decision>(decisions, name);
}

Stage due_at(Step step) {
    return static_cast<Stage>(step);
}
Stage after(Step step) {
    return static_cast<Stage>(static_cast<int>(step) + 1);
}

guard::Permission permission_of(Step step) {
    constexpr std::array permissions{guard::Permission::ReviewBusiness,
                                     guard::Permission::ReviewFinance,
                                     guard::Permission::ReviewSecrecy, guard::Permission::Publish};
    return permissions[static_cast<std::size_t>(step)];
}

std::optional<std::string_view> conflict_of_persons(Step step, std::int64_t officer,
                                                    std::span<const Hand> hands,
                                                    Separation separation) {
    for (const auto& hand : hands) {
        // A batch that came back for another round meets the same reviewers at the same steps.
        if (hand.officer != officer || hand.step == step) continue;
        if (!hand.step) return "这批数据由你报送，须由他人审核";
        if (separation == Separation::LastTwoMerged && step == Step::Publish &&
            hand.step == Step::Secrecy)
            continue;
        return "你已审核过这批数据的另一步，须由他人办理";
    }
    return std::nullopt;
}

}  // namespace disclose
