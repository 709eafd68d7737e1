#include "complain/route/suggest.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "complain/model/named.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

struct ThemeName {
    Theme value;
    std::string_view name, title;
    Kind kind;  ///< what a text without any known word is most likely to be
};
constexpr std::array themes{
    ThemeName{Theme::Payment, "payment", "发放", Kind::Dispute},
    ThemeName{Theme::Project, "project", "工程", Kind::Dispute},
    ThemeName{Theme::Village, "village", "村务", Kind::Petition},
    ThemeName{Theme::Service, "service", "办事", Kind::Service},
    ThemeName{Theme::Conduct, "conduct", "干部作风", Kind::Accusation},
    ThemeName{Theme::Reprisal, "reprisal", "打击报复", Kind::Accusation},
    ThemeName{Theme::Other, "other", "其他", Kind::Petition},
};

/// From what the fewest may see to what everybody may.
constexpr std::array guarded{Kind::Accusation, Kind::Petition, Kind::Service, Kind::Dispute,
                             Kind::Consult};

struct Word {
    Kind kind{};
    std::string text;
    int weight = 0;
};

std::vector<Word> read_words() {
    const Rows rows{data::kind_words_csv};
    std::vector<Word> words;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto kind = kind_named(rows.cell(row, "kind"));
        if (!kind) platform::bug("kind_words: no such kind");
        words.push_back({*kind, std::string(rows.cell(row, "word")), rows.number(row, "weight")});
    }
    return words;
}

const std::vector<Word>& words() {
    static const std::vector<Word> all = read_words();
    return all;
}

Suggestion scored(Kind kind, std::string_view text) {
    Suggestion suggestion{kind, {}, 0};
    for (const Word& word : words()) {
        if (word.kind != kind || text.find(word.text) == std::string_view::npos) continue;
        // “贪” within “贪污” is one word, not two.
        const bool inside = std::ranges::any_of(suggestion.words, [&word](const auto& longer) {
            return longer.find(word.text) != std::string::npos;
        });
        if (inside) continue;
        suggestion.words.push_back(word.text);
        suggestion.score += word.weight;
    }
    return suggestion;
}

}  // namespace

std::string_view name_of(Theme theme) {
    return row_of(themes, theme).name;
}

std::string_view title_of(Theme theme) {
    return row_of(themes, theme).title;
}

std::optional<Theme> theme_named(std::string_view name) {
    return value_named(themes, name);
}

std::string Suggestion::why() const {
    if (words.empty()) return "文中没有明显的字眼，按来处推测";
    std::string text = "文中写了";
    for (const std::string& word : words)
        text += fmt::format("“{}”", word);
    return text;
}

Suggestion suggest_kind(std::string_view text, Theme theme) {
    const std::string compact = text::compact(text);
    const Kind usual = row_of(themes, theme).kind;
    Suggestion best{usual, {}, 0};
    for (const Kind kind : guarded) {
        Suggestion suggestion = scored(kind, compact);
        if (suggestion.score > best.score) best = std::move(suggestion);
    }
    return best;
}

}  // namespace complain
