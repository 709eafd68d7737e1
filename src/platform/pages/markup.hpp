#pragma once

#include "platform/pages/html.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pages {

/// Markup that the program spells out itself, for the few lists where a template costs too much.
/// Tags are literals of the source, and all else is escaped; a view sets the result where a
/// template has `{{NAME:x-part}}`.
class Markup {
public:
    /// Only a literal makes one: a tag put together at run time does not compile.
    class Tags {
    public:
        template <std::size_t N>
        consteval Tags(const char (&text)[N]) : text_(text, N - 1) {}

    private:
        friend class Markup;
        std::string_view text_;
    };

    explicit Markup(std::size_t expected_bytes = 0) { text_.reserve(expected_bytes); }

    Markup& tags(Tags tags) {
        text_.append(tags.text_);
        return *this;
    }
    /// Between tags, or within an attribute's quotes.
    Markup& text(std::string_view text);
    /// The whole of a quoted href. What does not lead to this site's own pages becomes "#".
    Markup& address(std::string_view path);

    /// What was written, which is then no longer here.
    Html finish() { return Html{std::move(text_)}; }

private:
    std::string text_;
};

}  // namespace pages
