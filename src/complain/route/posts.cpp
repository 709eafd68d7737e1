#include "complain/route/posts.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

struct RankName {
    Rank rank;
    std::string_view name;
};
constexpr std::array ranks{
    RankName{Rank::Public, "public"}, RankName{Rank::Village, "village"},
    RankName{Rank::Staff, "staff"},   RankName{Rank::Section, "section"},
    RankName{Rank::County, "county"}, RankName{Rank::Organisation, "organisation"},
};

struct TypeName {
    UnitType type;
    std::string_view name;
};
constexpr std::array types{
    TypeName{UnitType::Village, "village"},
    TypeName{UnitType::Town, "town"},
    TypeName{UnitType::TownDiscipline, "town_discipline"},
    TypeName{UnitType::Bureau, "bureau"},
    TypeName{UnitType::Petition, "petition"},
    TypeName{UnitType::County, "county"},
    TypeName{UnitType::Discipline, "discipline"},
    TypeName{UnitType::Public, "public"},
};

UnitType type_of(std::string_view name) {
    const auto found = std::ranges::find(types, name, &TypeName::name);
    if (found == types.end()) platform::bug(fmt::format("posts: no level {}", name));
    return found->type;
}

Rank rank_of(std::string_view name) {
    const auto found = std::ranges::find(ranks, name, &RankName::name);
    if (found == ranks.end()) platform::bug(fmt::format("posts: no rank {}", name));
    return found->rank;
}

std::string unit_of(UnitType type, const Place& place) {
    switch (type) {
        case UnitType::TownDiscipline: return place.name + "纪委";
        case UnitType::Petition: return "县信访局";
        case UnitType::County: return "县委、县政府";
        case UnitType::Discipline: return "县纪委监委";
        case UnitType::Public: return {};
        case UnitType::Village:
        case UnitType::Town:
        case UnitType::Bureau: break;
    }
    return place.name;
}

/// "鹤阳村" and "村主任" are "鹤阳村村主任"; what names its place itself stays as it is.
std::string title_of(UnitType type, const Place& place, std::string_view title) {
    constexpr std::string_view town = "镇";
    if (type == UnitType::Town && title.starts_with(town)) title.remove_prefix(town.size());
    if (type == UnitType::TownDiscipline) title.remove_prefix(town.size());
    const bool placed = type == UnitType::Village || type == UnitType::Town ||
                        type == UnitType::TownDiscipline || type == UnitType::Bureau;
    return placed ? place.name + std::string(title) : std::string(title);
}

/// "town:secretary" is the secretary of the town that the place lies in.
std::string superior_of(std::string_view cell, const std::map<std::string, std::string>& keys) {
    if (cell.empty()) return {};
    const auto words = words_of(cell, ':');
    const auto key = keys.find(std::string(words.at(0)));
    if (key == keys.end()) platform::bug(fmt::format("posts: {} leads nowhere", cell));
    return fmt::format("{}/{}", key->second, words.at(1));
}

}  // namespace

std::string_view name_of(Rank rank) {
    return std::ranges::find(ranks, rank, &RankName::rank)->name;
}

std::string_view name_of(UnitType type) {
    return std::ranges::find(types, type, &TypeName::type)->name;
}

bool Post::stands(Date on) const {
    return valid_from <= on && (!valid_to || on <= *valid_to);
}

void Posts::add(std::string_view level, const std::string& key, const Place& place,
                const std::map<std::string, std::string>& keys) {
    static const Rows templates{data::posts_csv};
    for (std::size_t row = 0; row < templates.size(); ++row) {
        if (templates.cell(row, "level") != level) continue;
        const UnitType type = type_of(level);
        Post post{fmt::format("{}/{}", key, templates.cell(row, "id")),
                  title_of(type, place, templates.cell(row, "title")),
                  unit_of(type, place),
                  type,
                  place.code,
                  rank_of(templates.cell(row, "rank")),
                  superior_of(templates.cell(row, "superior"), keys),
                  templates.yes(row, "head"),
                  templates.date(row, "valid_from"),
                  templates.optional_date(row, "valid_to")};
        by_id_.emplace(post.id, all_.size());
        all_.push_back(std::move(post));
    }
}

Posts Posts::of(std::span<const Place> places, std::span<const std::string> departments) {
    Posts posts;
    std::map<std::string, std::string> keys{
        {"county", "county"}, {"discipline", "discipline"}, {"petition", "petition"}};
    Place county;
    for (const Place& place : places) {
        const auto level = place.code.level();
        const std::string code = place.code.text();
        if (level == RegionCode::Level::County) county = place;
        if (level == RegionCode::Level::Town) {
            keys["town"] = code;
            keys["town_discipline"] = code + "/discipline";
            posts.add("town", code, place, keys);
            posts.add("town_discipline", code + "/discipline", place, keys);
        } else if (level == RegionCode::Level::Village) {
            keys["town"] = place.code.parent().text();
            keys["village"] = code;
            posts.add("village", code, place, keys);
        }
    }
    if (county.name.empty()) platform::bug("posts: no county among the places");
    for (const std::string& department : departments) {
        keys["bureau"] = department;
        posts.add("bureau", department, {county.code, department}, keys);
    }
    for (const std::string_view level : {"petition", "county", "discipline", "public"})
        posts.add(level, std::string(level), county, keys);
    return posts;
}

const Post* Posts::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &all_[found->second];
}

std::vector<const Post*> Posts::at(RegionCode region, Date on) const {
    std::vector<const Post*> found;
    for (const Post& post : all_)
        if (post.region == region && post.stands(on)) found.push_back(&post);
    return found;
}

std::vector<const Post*> Posts::superiors(const Post& post) const {
    std::vector<const Post*> found;
    for (const Post* next = find(post.superior); next != nullptr; next = find(next->superior)) {
        found.push_back(next);
        if (next->is_head) break;
    }
    return found;
}

}  // namespace complain
