#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace complain {

/// The five legal animals (类别): which law, which clock, which body, which answer.
enum class Kind {
    Dispute,     ///< 数据有误
    Service,     ///< 办事投诉
    Petition,    ///< 申诉求决
    Accusation,  ///< 检举控告
    Consult,     ///< 咨询
};

std::span<const Kind> kinds();
/// Stable, for stores: "dispute".
std::string_view name_of(Kind kind);
/// "数据有误".
std::string_view title_of(Kind kind);
/// As a villager would say it: "金额不对、我没领到、名字写错".
std::string_view plain_words(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

}  // namespace complain
