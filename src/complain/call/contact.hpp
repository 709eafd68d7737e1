#pragma once

#include "domain/region.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whom to call (一键通): the offices that answer for a place, by unit and duty, never by name.
namespace complain {

struct Contact {
    std::int64_t id = 0;
    domain::RegionCode place;
    std::string unit;       ///< "红旗村村民委员会"
    std::string duty;       ///< "低保、临时救助"
    std::string telephone;  ///< "0733-7220001"; what a phone dials: digits_of()

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// Trimmed, in one shape. Refuses (Invalid) what is missing or too long, a telephone that is none,
/// and personal numbers in unit or duty.
Contact checked(Contact contact);
std::string digits_of(std::string_view telephone);

/// The contacts as one public document.
std::string contacts_text(const std::vector<Contact>& contacts);
/// Empty of what is no such document.
std::vector<Contact> contacts_from(std::string_view text);

/// Of a village, its town and the county, the nearest first; of other places none.
std::vector<Contact> contacts_for(const std::vector<Contact>& contacts, domain::RegionCode place);

}  // namespace complain
