#include "compare/run/carry.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace compare {

std::vector<Hit> carried(std::vector<Hit> before, std::vector<Hit> now,
                         const std::unordered_set<std::string>& anew) {
    std::map<std::string, Hit> hits;
    for (Hit& hit : now) {
        std::string question = hit.question;
        hits.emplace(std::move(question), std::move(hit));
    }
    for (Hit& hit : before) {
        std::erase_if(hit.rows, [&](const FoundRow& row) { return anew.contains(row.record); });
        if (hit.rows.empty()) continue;
        const auto [found, fresh] = hits.try_emplace(hit.question, hit);
        if (fresh) continue;
        auto& rows = found->second.rows;
        std::ranges::move(hit.rows, std::back_inserter(rows));
        std::ranges::stable_sort(rows, {}, &FoundRow::record);
    }
    std::vector<Hit> all;
    for (auto& [question, hit] : hits)
        all.push_back(std::move(hit));
    return all;
}

}  // namespace compare
