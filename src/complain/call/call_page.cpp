#include "complain/call/call_page.hpp"

#include "complain/call/contacts.hpp"
#include "complain/intake/asset_name.hpp"
#include "complain/intake/place_list.hpp"
#include "complain/open/shown_rows.hpp"
#include "complain/pages.hpp"

#include <charconv>

namespace complain {

namespace {

using ::pages::View;

std::int64_t place_in(const http::Request& request) {
    std::int64_t out = 0;
    const auto text = request.query("place").value_or("");
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

void show_contacts(View part, const std::vector<Contact>& contacts, bool is_kiosk) {
    for (const auto& one : contacts) {
        auto entry = part.list("CONTACT").set("UNIT", one.unit).set("DUTY", one.duty);
        // A kiosk has no telephone.
        auto number = entry.list(is_kiosk ? "READ" : "DIAL").set("TEXT", one.telephone);
        if (!is_kiosk) number.set("DIGITS", digits_of(one.telephone));
    }
    if (contacts.empty()) part.show("NOTHING");
}

}  // namespace

CallPage::CallPage(portal::Site& site, db::Pool& public_store) : site_(site), store_(public_store) {
    templates_.add("call", pages::call_html).ready();
    const auto name = asset_name("complain", ".css", pages::complain_css);
    assets_.add(name, std::string{pages::complain_css});
    style_ = "/call/assets/" + name;
}

http::Response CallPage::show(const http::Request& request) {
    const auto place = place_in(request);
    const auto places = site_.places();
    ::pages::Document document;
    const auto body = document.view();
    show_places(body, places, place);
    for (const auto& one : places) {
        if (one.code.value() != place) continue;
        const auto text = [&] {
            db::Reader reader{store_};
            return public_rows::shown(reader, ContactsBoard::document);
        }();
        const auto part = body.list("CHOSEN").set("NAME", one.name).set("CODE", one.code.text());
        show_contacts(part, contacts_for(contacts_from(text.value_or("")), one.code),
                      portal::Site::is_kiosk(request));
    }
    portal::Inset inset{"一键通", templates_.render("call", document)};
    inset.crumbs = {{"一键通", ""}};
    inset.style = style_;
    return site_.inset(request, std::move(inset));
}

}  // namespace complain
