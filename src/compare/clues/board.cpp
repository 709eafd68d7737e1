#include "compare/clues/board.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

/// A yellow hit about payments that the officer's own department made.
bool is_for_self_correction(const Hit& hit, const guard::Actor& actor) {
    if (hit.severity != Severity::Yellow || hit.records_table != "payment") return false;
    return std::ranges::all_of(hit.rows, [&](const FoundRow& row) {
        const auto* department = row.fund.if_contains("department");
        return department != nullptr &&
               actor.may(Permission::SelfCorrect,
                         {std::nullopt, std::string{department->as_string()}});
    });
}

/// A row's person or project and its place. Who was never paid has no fund side: the registry names
/// them.
std::optional<std::string> name_of(const FoundRow& row, const ledger::Regions& regions) {
    const auto* name = row.fund.if_contains("name");
    if (name == nullptr) name = row.values.if_contains("name");
    if (name == nullptr || !name->is_string()) return std::nullopt;
    const std::string text{name->as_string()};
    const auto* region = row.fund.if_contains("region");
    if (region == nullptr || !region->is_int64()) return text;
    const auto* place = regions.find(domain::RegionCode{region->as_int64()});
    return place == nullptr ? text : fmt::format("{}（{}）", text, place->spoken);
}

}  // namespace

ClueBoard::ClueBoard(const Office& office, db::Session& session, const guard::Actor& actor)
    : office_(office) {
    const bool all = actor.may(Permission::SeeClues);
    if (!all) office.gate.require(actor, Permission::SelfCorrect);
    const HitStore store{office};
    run_ = store.latest(session);
    if (!run_) return;
    hits_ = store.open_hits(session, std::nullopt,
                            platform::to_days(platform::local_date(office.clock.now())));
    if (!all)
        std::erase_if(hits_,
                      [&](const KeptHit& hit) { return !is_for_self_correction(hit.hit, actor); });
    precisions_ = precisions(session);
}

std::vector<Clue> ClueBoard::clues(Kind kind, const std::optional<std::string>& rule) const {
    std::vector<Clue> found =
        clues_of(hits_, office_.book, precisions_, office_.keys, kind == Kind::Help);
    if (rule)
        std::erase_if(found, [&](const Clue& clue) {
            return std::ranges::find(clue.rules, *rule) == clue.rules.end();
        });
    return found;
}

Clue ClueBoard::clue(const std::string& id) const {
    for (const Kind kind : {Kind::Suspicion, Kind::Help})
        for (Clue& one : clues(kind, std::nullopt))
            if (one.id == id) return std::move(one);
    throw Refusal{Refusal::Kind::NotFound,
                  "没有找到这条线索：可能已经核实完，或在新的比对里不再出现"};
}

std::string subject_of(const Clue& clue, const ledger::Regions& regions) {
    for (const KeptHit* hit : clue.hits)
        for (const FoundRow& row : hit->hit.rows)
            if (auto name = name_of(row, regions)) return *name;
    if (!clue.records.empty()) return clue.records.front().second;
    return "尚未领取的人";
}

}  // namespace compare
