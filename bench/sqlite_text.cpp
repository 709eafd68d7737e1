#include "sqlite_engine.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>

namespace bench {

namespace {

/// The end of a quoted text or a comment that begins at `at`; `at` where none does.
std::size_t end_of_aside(std::string_view text, std::size_t at) {
    const auto behind = [&](char mark) {
        const auto found = text.find(mark, at + 1);
        return found == std::string_view::npos ? text.size() : found + 1;
    };
    if (text[at] == '\'') return behind('\'');
    return text.substr(at, 2) == "--" ? behind('\n') : at;
}

/// Goes on from `at` outside of quotes and inner brackets until `is_there(at)`; the end if it never
/// is.
template <class There>
std::size_t find_outside(std::string_view text, std::size_t at, There is_there) {
    int depth = 0;
    while (at < text.size()) {
        if (const auto end = end_of_aside(text, at); end != at) {
            at = end;
            continue;
        }
        if (depth == 0 && is_there(at)) return at;
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        ++at;
    }
    return text.size();
}

bool is_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// What stands before and behind a word that is in neither quotes nor brackets: "b IN c" in two.
struct Halves {
    std::string before, behind;
};

Halves halves(std::string_view inner, std::string_view word) {
    const auto at = find_outside(inner, 0, [&](std::size_t place) {
        const auto end = place + word.size();
        return inner.substr(place, word.size()) == word &&
               (!is_letter(word.front()) || ((place == 0 || !is_letter(inner[place - 1])) &&
                                             (end >= inner.size() || !is_letter(inner[end]))));
    });
    const auto behind = std::min(inner.size(), at + word.size());
    return {std::string{inner.substr(0, at)}, std::string{inner.substr(behind)}};
}

std::string lower(std::string_view name) {
    std::string made{name};
    std::ranges::transform(made, made.begin(), [](unsigned char c) { return std::tolower(c); });
    return made;
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
    return text;
}

/// A call whose argument has been rewritten already.
std::string call(std::string_view name, const std::string& inner) {
    const std::string function = lower(name);
    if (function == "position") {
        const Halves parts = halves(inner, "IN");
        return "instr(" + parts.behind + ", " + parts.before + ")";
    }
    if (function == "extract") {
        const Halves parts = halves(inner, "FROM");
        return without_blanks(parts.before) + "_of(" + parts.behind + ")";
    }
    // SQLite has neither an order nor another separator for different values.
    if (function == "string_agg") return "group_concat(" + halves(inner, ",").before + ")";
    if (function == "cast") {
        const Halves parts = halves(inner, "AS");
        const std::string type = without_blanks(parts.behind);
        if (type == "TEXT") return "text_of(" + parts.before + ")";
        if (type == "DATE") return "day_number(" + parts.before + ")";
        if (type == "UUID") return "(" + parts.before + ")";
    }
    return std::string{name} + "(" + inner + ")";
}

}  // namespace

std::string sqlite_text(const std::string& statement) {
    const std::string_view text = statement;
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = end_of_aside(text, at);
        if (end == at && !is_letter(text[at])) end = at + 1;
        if (end != at) {
            made += text.substr(at, end - at);
            at = end;
            continue;
        }
        while (end < text.size() && is_letter(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        at = end;
        if (word == "DATE" && text.substr(end, 2) == " '") {
            at = end_of_aside(text, end + 1);
            made += "day_number(" + std::string{text.substr(end + 1, at - end - 1)} + ")";
        } else if (end < text.size() && text[end] == '(') {
            at = find_outside(text, end + 1, [&](std::size_t place) { return text[place] == ')'; });
            made += call(word, sqlite_text(statement.substr(end + 1, at - end - 1)));
            ++at;
        } else {
            made += word;
        }
    }
    return made;
}

}  // namespace bench
