#pragma once

#include "compare/run/hit.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace compare {

/// Brings a rule's hits up to date: of what it found before, rows of payments that are looked at
/// anew (`anew`, their serials) give way to what it found now. In the order of the questions.
std::vector<Hit> carried(std::vector<Hit> before, std::vector<Hit> now,
                         const std::unordered_set<std::string>& anew);

}  // namespace compare
