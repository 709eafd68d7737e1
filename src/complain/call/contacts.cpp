#include "complain/call/contacts.hpp"

#include "complain/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

using platform::Refusal;

Contact contact_of(const db::Row& row) {
    return {row.integer(0), domain::RegionCode{row.integer(1)}, std::string{row.text(2)},
            std::string{row.text(3)}, std::string{row.text(4)}};
}

std::string subject_of(std::int64_t id) {
    return fmt::format("contact:{}", id);
}

json::Object said_of(std::int64_t place, std::string_view unit) {
    return {{"place", place}, {"unit", unit}};
}

}  // namespace

std::vector<Contact> Contacts::all() const {
    db::Reader reader{office_.pool};
    return reader.all(sql::select_contacts, {}, contact_of);
}

std::int64_t Contacts::add(const guard::Actor& actor, Contact contact) const {
    const auto wanted = checked(std::move(contact));
    // A place without a name is none of this county.
    if (office_.place_name(wanted.place) == wanted.place.text())
        throw Refusal{Refusal::Kind::Invalid, "“地方”没有这一处，请从列表里选"};
    db::Transaction tx{office_.pool};
    const auto id = tx.one(sql::insert_contact,
                           {wanted.place.value(), wanted.unit, wanted.duty, wanted.telephone,
                            platform::to_millis(office_.clock.now())},
                           [](const db::Row& row) { return row.integer(0); })
                        .value();
    office_.gate.record(tx, actor, "contact.add", subject_of(id),
                        json::write(said_of(wanted.place.value(), wanted.unit)));
    tx.commit();
    return id;
}

void Contacts::remove(const guard::Actor& actor, std::int64_t id) const {
    db::Transaction tx{office_.pool};
    const auto gone = tx.one(sql::delete_contact, {id}, [](const db::Row& row) {
        return json::write(said_of(row.integer(0), row.text(1)));
    });
    if (!gone) throw Refusal{Refusal::Kind::NotFound, "没有这个电话，可能已经被别人删掉了"};
    office_.gate.record(tx, actor, "contact.remove", subject_of(id), *gone);
    tx.commit();
}

void ContactsBoard::publish() {
    auto text = contacts_text(contacts_.all());
    if (text == published_) return;
    inbox_.show(std::string{document}, text);
    published_ = std::move(text);
}

}  // namespace complain
