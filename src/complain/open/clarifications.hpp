#pragma once

#include "complain/cases/office.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// 公开澄清: words that two officers wrote after a decision, because whom they concern wishes it.
/// They stand until the end of 影响期 and nowhere after it.
namespace complain {

struct Clarification {
    std::string words;
    Date until{};  ///< the last day

    friend bool operator==(const Clarification&, const Clarification&) = default;
};
inline constexpr std::string_view clarifications_name = "clarifications";
std::string clarifications_text(const std::vector<Clarification>& all);
/// Those of a document that stand on that day: the public zone lets go of a name by itself, whether
/// the office reaches it or not.
std::vector<Clarification> clarifications_on(Date day, std::string_view text);

/// How many days it stands; the county's own default where nobody says so.
inline constexpr int usual_influence = 180, longest_influence = 365;

namespace store {
std::vector<Clarification> clarifications(db::Session& session, Date today);
}  // namespace store

/// Deletes the words whose time is over. Answers how many.
int end_clarifications(const Office& office, Date today);

}  // namespace complain
