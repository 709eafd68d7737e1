#include "platform/pages/pages.hpp"

#include "platform/core/refusal.hpp"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_enums.h>
#include <ctemplate/template_modifiers.h>

#include <charconv>
#include <set>
#include <string>

namespace pages {

namespace {

ctemplate::TemplateString borrowed(std::string_view text) {
    return ctemplate::TemplateString(text.data(), text.size());
}

/// Indents and line ends are for the template's reader; a phone need not fetch them.
constexpr auto strip = ctemplate::STRIP_WHITESPACE;
constexpr std::string_view escaping = R"({{%AUTOESCAPE context="HTML"}})";
constexpr const char* parts_key = "parts";

/// `{{NAME:x-part}}`: the value is the number of one of the document's own parts, so that whatever
/// text stands there instead, nothing but markup that this module made is ever put out.
class PutPart final : public ctemplate::TemplateModifier {
public:
    void Modify(const char* in, size_t size, const ctemplate::PerExpandData* expanded,
                ctemplate::ExpandEmitter* out, const std::string&) const override {
        const auto* parts =
            static_cast<const std::vector<Html>*>(expanded->LookupForModifiers(parts_key));
        std::size_t number = 0;
        const auto [end, fault] = std::from_chars(in, in + size, number);
        if (fault == std::errc{} && end == in + size && parts && number < parts->size())
            out->Emit((*parts)[number].text());
    }
};

void know_parts() {
    static const PutPart put_part;
    // The library keeps its modifiers for the whole program.
    [[maybe_unused]] static const bool added = ctemplate::AddXssSafeModifier("x-part", &put_part);
}

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
    return View{dictionary_->AddSectionDictionary(borrowed(name)), parts_};
}

View View::show(std::string_view name) const {
    dictionary_->ShowSection(borrowed(name));
    return *this;
}

View View::include(std::string_view name, std::string_view part) const {
    auto* included = dictionary_->AddIncludeDictionary(borrowed(name));
    included->SetFilename(borrowed(part));
    return View{included, parts_};
}

View View::put(std::string_view name, Html part) const {
    set(name, std::to_string(parts_->size()));
    parts_->push_back(std::move(part));
    return *this;
}

Document::Document()
    : dictionary_(std::make_unique<ctemplate::TemplateDictionary>("page")),
      parts_(std::make_unique<std::vector<Html>>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

View Document::view() const {
    return View{dictionary_.get(), parts_.get()};
}

struct Templates::State {
    ctemplate::TemplateCache cache;
    std::set<std::string, std::less<>> names;
    bool ready = false;
};

Templates::Templates() : state_(std::make_unique<State>()) {
    know_parts();
}
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
    std::size_t of_parts = 0;
    for (const auto& part : *document.parts_)
        of_parts += part.text().size();
    text.reserve((16 << 10) + of_parts);
    ctemplate::PerExpandData expanded;
    expanded.InsertForModifiers(parts_key, document.parts_.get());
    if (!state_->ready || !state_->names.contains(name) ||
        !state_->cache.ExpandNoLoad(borrowed(name), strip, document.dictionary_.get(), &expanded,
                                    &text))
        platform::bug("the page " + std::string(name) + " has a part that was never added");
    return Html{std::move(text)};
}

}  // namespace pages
