#pragma once

#include "complain/model/kind.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// What it is about (主题): mostly known from where the citizen came.
enum class Theme {
    Payment,   ///< 发放
    Project,   ///< 工程
    Village,   ///< 村务
    Service,   ///< 办事
    Conduct,   ///< 干部作风
    Reprisal,  ///< 打击报复
    Other,     ///< 其他
};
std::string_view name_of(Theme theme);
std::string_view title_of(Theme theme);
std::optional<Theme> theme_named(std::string_view name);

/// A guess that staff confirm or correct. Without a word to go by it follows from the theme.
struct Suggestion {
    Kind kind{};
    std::vector<std::string> words;  ///< of the text that speak for it, in the table's order
    int score = 0;

    /// "文中写了“没收到”“金额不对”".
    std::string why() const;
};

/// By the words that villagers use (kind_words.csv). On a tie the kind that fewer eyes may see.
Suggestion suggest_kind(std::string_view text, Theme theme);

}  // namespace complain
