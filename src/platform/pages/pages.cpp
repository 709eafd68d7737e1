#include "platform/pages/pages.hpp"

#include "platform/core/refusal.hpp"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_enums.h>

#include <set>

namespace pages {

namespace {

ctemplate::TemplateString borrowed(std::string_view text) {
    return ctemplate::TemplateString(text.data(), text.size());
}

/// Indents and line ends are for the template's reader; a phone need not fetch them.
constexpr auto strip = ctemplate::STRIP_WHITESPACE;
constexpr std::string_view escaping = R"({{%AUTOESCAPE context="HTML"}})";

}  // namespace

View View::set(std::string_view name, std::string_view text) const {
    dictionary_->SetValue(borrowed(name), borrowed(text));
    return *this;
}

View View::set_for_all(std::string_view name, std::string_view text) const {
    dictionary_->SetTemplateGlobalValue(borrowed(name), borrowed(text));
    return *this;
}

View View::list(std::string_view name) const {
    return View{dictionary_->AddSectionDictionary(borrowed(name))};
}

View View::show(std::string_view name) const {
    dictionary_->ShowSection(borrowed(name));
    return *this;
}

View View::include(std::string_view name, std::string_view part) const {
    auto* included = dictionary_->AddIncludeDictionary(borrowed(name));
    included->SetFilename(borrowed(part));
    return View{included};
}

Document::Document() : dictionary_(std::make_unique<ctemplate::TemplateDictionary>("page")) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

View Document::view() const {
    return View{dictionary_.get()};
}

struct Templates::State {
    ctemplate::TemplateCache cache;
    std::set<std::string, std::less<>> names;
    bool ready = false;
};

Templates::Templates() : state_(std::make_unique<State>()) {}
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

Templates& Templates::add(std::string_view name, std::string_view text) {
    auto& [cache, names, is_ready] = *state_;
    if (is_ready) platform::bug("a page template is added too late: " + std::string(name));
    if (!names.emplace(name).second)
        platform::bug("two page templates are named " + std::string(name));
    auto whole = std::string(escaping).append(text);
    if (!cache.StringToTemplateCache(borrowed(name), borrowed(whole), strip))
        platform::bug("the page template " + std::string(name) + " is malformed");
    return *this;
}

Templates& Templates::ready() {
    state_->cache.Freeze();
    state_->ready = true;
    return *this;
}

Html Templates::render(std::string_view name, const Document& document) const {
    std::string text;
    text.reserve(16 << 10);
    if (!state_->ready || !state_->names.contains(name) ||
        !state_->cache.ExpandNoLoad(borrowed(name), strip, document.dictionary_.get(), nullptr,
                                    &text))
        platform::bug("the page " + std::string(name) + " has a part that was never added");
    return Html{std::move(text)};
}

}  // namespace pages
