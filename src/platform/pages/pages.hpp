#pragma once

#include "platform/pages/html.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace ctemplate {
class TemplateDictionary;
}

/// Page templates that escape by context. A template is HTML with `{{NAME}}` for a text,
/// `{{#NAME}}…{{/NAME}}` for what is shown once for each list entry or not at all, and `{{>NAME}}`
/// for a part. `{{NAME:x-part}}` takes finished markup (Html) and nothing else; nothing switches
/// escaping off.
namespace pages {

/// What one place of a template is filled with: a reference into a Document, cheap to copy, alive
/// as long as that. An entry of a list also sees what is set around it; a part sees only its own
/// and what is set for all.
class View {
public:
    /// The text is copied, and escaped for where it stands: text, attribute or address. An address
    /// must be whole
    /// (`href="{{LINK}}"`); one that is not http, https or of this site becomes "#".
    View set(std::string_view name, std::string_view text) const;
    /// Seen in every part and list of the document.
    View set_for_all(std::string_view name, std::string_view text) const;
    /// One more entry of the list `name`.
    View list(std::string_view name) const;
    /// Shows the section `name` once, with what is set here.
    View show(std::string_view name) const;
    /// One more use of the part `name`, which is the template `part`.
    View include(std::string_view name, std::string_view part) const;
    /// Finished markup where the template has `{{name:x-part}}`.
    View put(std::string_view name, Html part) const;

private:
    friend class Document;
    View(ctemplate::TemplateDictionary* dictionary, std::vector<Html>* parts)
        : dictionary_(dictionary), parts_(parts) {}

    ctemplate::TemplateDictionary* dictionary_;
    std::vector<Html>* parts_;  ///< the Document's
};

/// The content of one page.
class Document {
public:
    Document();
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    View view() const;

private:
    friend class Templates;
    std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
    std::unique_ptr<std::vector<Html>> parts_;  // of its own, so that views outlive a move
};

/// All templates of a program, parsed at the start. After ready() it is read by any number of
/// threads.
class Templates {
public:
    Templates();
    ~Templates();
    Templates(Templates&&) noexcept;
    Templates& operator=(Templates&&) noexcept;

    /// A syntax error, or a second template of that name, is a bug.
    Templates& add(std::string_view name, std::string_view text);
    /// Ends the adding.
    Templates& ready();
    /// A name never added is a bug.
    Html render(std::string_view name, const Document& document) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace pages
