#pragma once

#include "compare/run/hit_store.hpp"

#include <map>
#include <string>
#include <vector>

namespace compare {

/// The identity numbers of those whom the hits are about, by PersonKey, after one audit row with
/// the reason. Who was never paid is looked up in the registries. Refuses (Forbidden) who may not
/// reveal numbers, and (Invalid) an empty reason.
std::map<std::string, std::string> reveal_numbers(const Office& office, db::Session& session,
                                                  const guard::Actor& actor,
                                                  const std::vector<KeptHit>& hits,
                                                  const std::string& reason);
/// Days of the newest payment; nothing without any.
std::optional<std::int64_t> newest_payment_day(db::Session& session);

}  // namespace compare
