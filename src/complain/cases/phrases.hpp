#pragma once

#include "complain/cases/office.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Words that the county uses again and again (常用语): for replies and refusals. {编号}, {日期}
/// and {单位} stand for a case's number, the day, and who works on it.
struct Phrase {
    std::int64_t id = 0;  ///< 0: a new one
    std::string title, words;
};
/// Refuses (Forbidden) who has no part in complaints.
std::vector<Phrase> phrases(const Office& office, const guard::Actor& actor);
/// Intake's and the approvers' to keep. Refuses (Invalid) other braces and personal numbers.
std::int64_t keep_phrase(const Office& office, const guard::Actor& actor, const Phrase& phrase);
void withdraw_phrase(const Office& office, const guard::Actor& actor, std::int64_t id);

}  // namespace complain
