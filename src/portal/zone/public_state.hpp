#pragma once

#include "platform/db/db.hpp"
#include "portal/feed/package.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portal {

/// What a public store says of itself (外网状态); holds nothing that its pages do not show.
struct PublicState {
    std::int64_t leaf = 0;          ///< reached in the public log
    std::string reference;          ///< digest of small tables and settings
    projection::SiteSettings site;  ///< county, title, demo, organiser …
};

PublicState public_state(db::Session& public_store);
/// As one JSON object on one line, and back; nothing for what has another shape.
std::string state_text(const PublicState& state);
std::optional<PublicState> state_from(std::string_view text);

}  // namespace portal
