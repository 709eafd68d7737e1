#pragma once

#include <string>
#include <utility>

namespace pages {

/// Finished markup. Only Templates and Markup make one, so a text from a user never becomes markup.
class Html {
public:
    const std::string& text() const& { return text_; }
    std::string text() && { return std::move(text_); }

private:
    friend class Templates;
    friend class Markup;
    explicit Html(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

}  // namespace pages
