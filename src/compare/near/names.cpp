#include "compare/near/names.hpp"

#include "platform/text/search.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace compare {

namespace {

/// One UTF-8 character's bytes, by its first.
std::size_t size_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0xC0) return 1;
    if (byte < 0xE0) return 2;
    return byte < 0xF0 ? 3 : 4;
}

/// Apart from letters and digits: dots of minority names, hyphens, brackets.
bool is_mark(std::string_view character) {
    static constexpr std::array<std::string_view, 10> marks{"·", "•",  "・", "．", ".",
                                                            "-", "。", "‧",  "∙",  "*"};
    return std::ranges::find(marks, character) != marks.end();
}

}  // namespace

const std::string& Names::syllable(const std::string& character) {
    const auto found = syllables_.find(character);
    if (found != syllables_.end()) return found->second;
    return syllables_.emplace(character, text::pinyin(character)).first->second;
}

const ComparableName& Names::of(std::string_view name) {
    const auto found = names_.find(name);
    if (found != names_.end()) return found->second;
    ComparableName made;
    const std::string narrow = text::without_blanks(text::normalise_name(name));
    for (std::size_t at = 0; at < narrow.size();) {
        const std::string character = narrow.substr(at, size_of(narrow[at]));
        at += character.size();
        if (is_mark(character)) continue;
        auto variant = simplified_.find(character);
        if (variant == simplified_.end())
            variant = simplified_.emplace(character, text::simplified(character)).first;
        made.key += variant->second;
        if (!made.sound.empty()) made.sound += ' ';
        made.sound += syllable(variant->second);
    }
    made.id = ids_.try_emplace(made.key, static_cast<std::uint32_t>(ids_.size())).first->second;
    return names_.emplace(name, std::move(made)).first->second;
}

}  // namespace compare
