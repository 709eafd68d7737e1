#include "ledger/views/chain.hpp"

#include "ledger/sql.hpp"
#include "platform/core/refusal.hpp"

#include <array>

namespace ledger {

namespace {

using platform::Refusal;

constexpr int page = 50;
constexpr int look_at_once = 200;

/// A row of either kind of statement: key, title, amount, date, program, region, parent.
struct Found {
    ChainNode node;
    std::string program;
    std::optional<domain::RegionCode> region;
    std::string parent;
};

struct Level {
    std::string_view kind, parent, child;
    db::Query node;
    const db::Query* children;
};

constexpr std::array levels{
    Level{"source", "", "allocation", sql::chain_source, &sql::chain_allocations},
    Level{"allocation", "source", "appropriation", sql::chain_allocation,
          &sql::chain_appropriations},
    Level{"appropriation", "allocation", "payment", sql::chain_appropriation, &sql::chain_payments},
    Level{"payment", "appropriation", "", sql::chain_payment, nullptr},
    Level{"project", "", "expenditure", sql::chain_project, &sql::chain_expenditures},
    Level{"expenditure", "project", "", sql::chain_expenditure, nullptr},
};

const Level* level_of(std::string_view kind) {
    for (const auto& level : levels) {
        if (level.kind == kind) return &level;
    }
    return nullptr;
}

Found found_of(std::string_view kind, const db::Row& row) {
    Found found{{std::string(kind), std::string(row.text(0)), row.maybe_text(1).value_or(""),
                 row.maybe_integer(2).value_or(0), row.maybe_integer(3)},
                row.maybe_text(4).value_or(""),
                {},
                row.maybe_text(6).value_or("")};
    if (const auto region = row.maybe_integer(5)) found.region = domain::RegionCode{*region};
    return found;
}

/// One document may serve several programs: their rows are one node.
std::optional<Found> find(db::Session& session, const Sight& sight, const Level& level,
                          const std::string& key) {
    std::optional<Found> whole;
    session.each(level.node, {key}, [&](const db::Row& row) {
        auto part = found_of(level.kind, row);
        if (!sight.row(part.program, part.region)) return;
        if (whole)
            whole->node.amount += part.node.amount;
        else
            whole = std::move(part);
    });
    return whole;
}

void add_children(db::Session& session, const Sight& sight, const Level& level, std::string after,
                  Chain& out) {
    // What is out of sight is left out here, so that a page may take several looks.
    for (bool more = true; more && out.next.empty();) {
        int looked_at = 0;
        session.each(*level.children, {out.node.key, after, look_at_once}, [&](const db::Row& row) {
            ++looked_at;
            if (!out.next.empty()) return;
            auto child = found_of(level.child, row);
            after = child.node.key;
            if (!sight.row(child.program, child.region)) return;
            if (out.children.size() == page)
                out.next = out.children.back().key;
            else
                out.children.push_back(std::move(child.node));
        });
        more = looked_at == look_at_once;
    }
}

}  // namespace

Chain chain(db::Session& session, const Sight& sight, std::string_view kind, const std::string& key,
            const std::string& after) {
    const auto* level = level_of(kind);
    auto found = level == nullptr ? std::nullopt : find(session, sight, *level, key);
    if (!found)
        throw Refusal{Refusal::Kind::NotFound, "台账里没有这个编号，或不在您的查看范围内。"};
    Chain out{std::move(found->node), {}, {}, {}};
    // Upwards to the source, each above the one before.
    for (const auto* at = level_of(level->parent); at != nullptr; at = level_of(at->parent)) {
        auto above = find(session, sight, *at, found->parent);
        if (!above) break;
        found->parent = above->parent;
        out.parents.insert(out.parents.begin(), std::move(above->node));
    }
    if (level->children != nullptr) add_children(session, sight, *level, after, out);
    return out;
}

}  // namespace ledger
