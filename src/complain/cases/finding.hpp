#pragma once

#include "complain/route/suggest.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace complain {

/// What intake made of a report (甄别结果): sealed to the case, since it names whom it concerns.
struct Finding {
    Theme theme = Theme::Other;
    std::int64_t place = 0;
    std::string department;  ///< whose program or matter it is; empty: not known
    std::string post;        ///< Post::id of the accused; empty: nobody, or not known
};
std::string finding_text(const Finding& finding);
/// Of an empty text an empty finding.
Finding finding_from(std::string_view text);

}  // namespace complain
