#include "complain/call/contacts.hpp"

#include "complain/desk/zones_test.hpp"
#include "complain/open/shown_rows.hpp"

#include <doctest/doctest.h>

namespace {

using complain::Contact;
using complain::test::Zones;

const domain::RegionCode village{ledger::test::village}, county{ledger::test::county};

Contact contact(domain::RegionCode place, std::string telephone = "0733-7220001") {
    return {0, place, "村民委员会", "低保、临时救助", std::move(telephone)};
}

std::vector<Contact> shown(Zones& zones) {
    db::Reader reader{zones.outside.pool()};
    return complain::contacts_from(
        complain::public_rows::shown(reader, complain::ContactsBoard::document).value_or(""));
}

}  // namespace

TEST_CASE("a telephone that intake adds is public, and gone when it is removed") {
    Zones zones;
    const complain::Contacts contacts{zones.office};
    complain::ContactsBoard board{zones.office, zones.inbox};

    const auto id = contacts.add(zones.intake, contact(village, " 0733 - 7220001 "));
    board.publish();
    REQUIRE(shown(zones).size() == 1);
    CHECK(shown(zones).front().telephone == "0733-7220001");

    contacts.remove(zones.intake, id);
    board.publish();
    CHECK(shown(zones).empty());
    CHECK_REFUSED(NotFound, (contacts.remove(zones.intake, id), 0));
}

TEST_CASE("the nearest office comes first, and other villages' are not shown") {
    const auto town = village.parent();
    const std::vector all{contact(county, "12345"), contact(town, "0733-7220002"), contact(village),
                          contact(domain::RegionCode{village.value() + 1})};

    const auto found = complain::contacts_for(all, village);

    REQUIRE(found.size() == 3);
    CHECK(found[0].place == village);
    CHECK(found[1].place == town);
    CHECK(found[2].place == county);
    CHECK(complain::contacts_for(all, domain::RegionCode{}).empty());
}

TEST_CASE("what is no telephone, no place or tells of a person is refused") {
    Zones zones;
    const complain::Contacts contacts{zones.office};
    auto named = contact(village);
    named.duty = "找张三 13907330001";

    for (const auto& wrong : {contact(village, "打给我"), contact(village, "0733"),
                              contact(domain::RegionCode{110101001001}), named})
        CHECK_REFUSED(Invalid, contacts.add(zones.intake, wrong));
    CHECK(contacts.all().empty());
}

TEST_CASE("the public document reads back, and anything else is no contact") {
    const std::vector all{contact(village), contact(county, "12345")};

    CHECK(complain::contacts_from(complain::contacts_text(all)) == all);
    for (const auto* wrong : {"", "[]", "{\"contacts\":3}", "{\"contacts\":[{\"place\":\"x\"}]}"})
        CHECK(complain::contacts_from(wrong).empty());
    CHECK(complain::digits_of("0733-7220001") == "07337220001");
}
