#include "platform/pages/markup.hpp"

#include <array>

namespace pages {

namespace {

/// As the templates escape: what could open a tag, end an attribute or name a character; and white
/// space that is no blank, since one line of a spreadsheet's cell is as good as two.
std::string_view escaped(char each) {
    switch (each) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        case '\n':
        case '\r':
        case '\t':
        case '\v':
        case '\f': return " ";
        default: return {};
    }
}

constexpr auto is_special = [] {
    std::array<bool, 256> special{};
    for (unsigned char each : {'&', '<', '>', '"', '\'', '\n', '\r', '\t', '\v', '\f'})
        special[each] = true;
    return special;
}();

}  // namespace

Markup& Markup::text(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_special[static_cast<unsigned char>(text[at])]) continue;
        text_.append(text, begin, at - begin).append(escaped(text[at]));
        begin = at + 1;
    }
    text_.append(text, begin);
    return *this;
}

Markup& Markup::address(std::string_view path) {
    // "//host" and "/\host" lead elsewhere.
    const bool is_own = path.starts_with('/') && path.substr(1, 1) != "/" &&
                        path.find('\\') == std::string_view::npos;
    return text(is_own ? path : "#");
}

}  // namespace pages
