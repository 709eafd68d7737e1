#pragma once

#include "complain/call/contact.hpp"
#include "complain/cases/office.hpp"
#include "complain/desk/inbox.hpp"

#include <string>
#include <vector>

namespace complain {

/// The office's list of whom to call, kept by intake (Permission::IntakeComplaint, asked by the
/// routes).
class Contacts {
public:
    explicit Contacts(const Office& office) : office_(office) {}

    std::vector<Contact> all() const;
    /// Its number. Refuses (Invalid) as checked(), and places that the county does not have.
    std::int64_t add(const guard::Actor& actor, Contact contact) const;
    /// Refuses (NotFound) what is not there.
    void remove(const guard::Actor& actor, std::int64_t id) const;

private:
    const Office& office_;
};

/// Lays the list out in public whenever it has changed. For one thread.
class ContactsBoard {
public:
    ContactsBoard(const Office& office, Inbox& inbox) : contacts_(office), inbox_(inbox) {}
    void publish();

    static constexpr std::string_view document = "contacts";

private:
    Contacts contacts_;
    Inbox& inbox_;
    std::string published_;
};

}  // namespace complain
