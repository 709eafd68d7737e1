#include "guard/routes.hpp"

#include "complain/call/call_page.hpp"
#include "complain/call/contacts.hpp"
#include "complain/complain.hpp"
#include "guard/permission.hpp"
#include "platform/json/json.hpp"

#include <memory>

namespace complain {

namespace {

using guard::Permission;
using guard::routes::id_in;
using guard::routes::no_content;
using http::Request;
using http::Response;

json::Object contact_json(const Office& office, const Contact& contact) {
    return {{"id", std::to_string(contact.id)},
            {"place", std::to_string(contact.place.value())},
            {"place_name", office.place_name(contact.place)},
            {"unit", contact.unit},
            {"duty", contact.duty},
            {"telephone", contact.telephone}};
}

Response get_contacts(const Office& office) {
    json::Array items;
    for (const auto& one : Contacts{office}.all())
        items.push_back(contact_json(office, one));
    return Response::json(json::write(json::Object{{"items", std::move(items)}}));
}

Response post_contact(const Office& office, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    Contact contact;
    contact.place = domain::RegionCode{fields.id("place", "地方")};
    contact.unit = fields.text("unit", "单位", 200);
    contact.duty = fields.text("duty", "管什么事", 200);
    contact.telephone = fields.text("telephone", "电话", 60);
    contact.id = Contacts{office}.add(guard::actor(request), contact);
    return Response::json(json::write(json::Object{{"id", std::to_string(contact.id)}}), 201);
}

}  // namespace

void mount_call(http::Router& router, portal::Site& site, db::Pool& public_store) {
    const auto page = std::make_shared<CallPage>(site, public_store);
    router.get("/call", Permission::Anyone,
               [page](Request& request) { return page->show(request); });
    page->assets().mount(router, "/call/assets/{file...}", Permission::Anyone);
}

void mount_contacts(http::Router& router, const Office& office) {
    const auto desk = std::make_shared<const Office>(office);
    router.get("/office/api/contacts", Permission::IntakeComplaint,
               [desk](Request&) { return get_contacts(*desk); });
    router.post("/office/api/contacts", Permission::IntakeComplaint,
                [desk](Request& request) { return post_contact(*desk, request); });
    router.del("/office/api/contacts/{id}", Permission::IntakeComplaint, [desk](Request& request) {
        Contacts{*desk}.remove(guard::actor(request), id_in(request, "id"));
        return no_content();
    });
}

}  // namespace complain
