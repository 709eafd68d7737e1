#pragma once

#include "ledger/views/sight.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledger {

/// One document or payment in the chain of the money (资金链).
struct ChainNode {
    std::string kind, key, title;
    std::int64_t amount = 0;
    std::optional<std::int64_t> date;
};

struct Chain {
    ChainNode node;
    std::vector<ChainNode> parents, children;
    std::string next;  ///< the key after which more children follow; empty if none do
};

/// A node with what lies above and the next page of what lies below it, by their numbers. Refuses
/// (NotFound) an unknown kind or key, and what lies out of sight.
Chain chain(db::Session& session, const Sight& sight, std::string_view kind, const std::string& key,
            const std::string& after);

}  // namespace ledger
