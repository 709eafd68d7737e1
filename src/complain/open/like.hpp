#pragma once

#include "complain/model/kind.hpp"
#include "domain/region.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// How something like it was dealt with, in a line.
struct LikeAnswer {
    std::string text, url;
};

/// Up to five public outcomes of late, those of the same town first: of that kind, or without one
/// of that town alone. Nothing when there are fewer than five: a single one could be recognised.
std::vector<LikeAnswer> like_answers(db::Session& public_store, domain::RegionCode place,
                                     std::optional<Kind> kind);

}  // namespace complain
