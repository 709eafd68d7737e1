#include "complain/route/jurisdiction.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "complain/model/named.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array bodies{
    Named<BodyType>{BodyType::Town, "town", "镇政府"},
    Named<BodyType>{BodyType::Department, "department", "主管部门"},
    Named<BodyType>{BodyType::TownDiscipline, "town_discipline", "镇纪委"},
    Named<BodyType>{BodyType::CountyDiscipline, "county_discipline", "县纪委监委"},
    Named<BodyType>{BodyType::PetitionOffice, "petition_office", "县信访局"},
    Named<BodyType>{BodyType::LeadingGroup, "leading_group", "县领导小组"},
    Named<BodyType>{BodyType::Above, "above", "上一级机关"},
};

BodyType body_of(std::string_view name) {
    const auto type = body_type_named(name);
    if (!type) platform::bug(fmt::format("jurisdiction: no body {}", name));
    return *type;
}

bool fits(std::string_view pattern, std::string_view word) {
    return pattern == "*" || pattern == word;
}

/// The town that a village or town lies in; nothing for the county itself.
std::optional<RegionCode> town_of(RegionCode place) {
    if (place.level() == RegionCode::Level::Village) return place.parent();
    return place.level() == RegionCode::Level::Town ? std::optional{place} : std::nullopt;
}

Body made(BodyType type, const Matter& matter, RegionCode place,
          const std::optional<Post>& accused) {
    if (type == BodyType::TownDiscipline) {
        const auto town = town_of(accused ? accused->region : place);
        return town ? Body{type, *town, {}} : Body{BodyType::CountyDiscipline, {}, {}};
    }
    if (type != BodyType::Department) return {type, {}, {}};
    if (!matter.department.empty()) return {type, {}, matter.department};
    const auto town = town_of(place);
    return town ? Body{BodyType::Town, *town, {}} : Body{BodyType::PetitionOffice, {}, {}};
}

}  // namespace

std::string_view name_of(BodyType type) {
    return row_of(bodies, type).name;
}

std::string_view title_of(BodyType type) {
    return row_of(bodies, type).title;
}

std::optional<BodyType> body_type_named(std::string_view name) {
    return value_named(bodies, name);
}

std::string Body::title() const {
    return type == BodyType::Department ? department : std::string(title_of(type));
}

bool Body::is_unit_of(const Post& post) const {
    switch (type) {
        case BodyType::Town: return post.type == UnitType::Town && post.region == region;
        case BodyType::TownDiscipline:
            return post.type == UnitType::TownDiscipline && post.region == region;
        case BodyType::Department: return !post.unit.empty() && post.unit == department;
        case BodyType::CountyDiscipline: return post.type == UnitType::Discipline;
        case BodyType::PetitionOffice: return post.type == UnitType::Petition;
        case BodyType::LeadingGroup: return post.type == UnitType::County;
        case BodyType::Above: return false;
    }
    return false;
}

Jurisdiction Jurisdiction::built_in() {
    return Jurisdiction{data::jurisdiction_csv};
}

Jurisdiction::Jurisdiction(std::string_view csv) {
    const Rows rows{csv};
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows_.push_back({std::string(rows.cell(row, "kind")), std::string(rows.cell(row, "theme")),
                         std::string(rows.cell(row, "rank")), std::string(rows.cell(row, "unit")),
                         body_of(rows.cell(row, "body")), body_of(rows.cell(row, "escalation")),
                         std::string(rows.cell(row, "basis")), rows.date(row, "valid_from"),
                         rows.optional_date(row, "valid_to"), std::string(rows.cell(row, "why"))});
}

const Jurisdiction::Row& Jurisdiction::row_for(Kind kind, Theme theme,
                                               const std::optional<Post>& accused, Date on) const {
    const std::string_view rank = accused ? name_of(accused->rank) : "";
    const std::string_view unit = accused ? name_of(accused->type) : "";
    const auto found = std::ranges::find_if(rows_, [&](const Row& row) {
        return row.valid_from <= on && (!row.valid_to || on <= *row.valid_to) &&
               fits(row.kind, name_of(kind)) && fits(row.theme, name_of(theme)) &&
               fits(row.rank, rank) && fits(row.unit, unit);
    });
    if (found == rows_.end())
        platform::bug(fmt::format("jurisdiction: nobody for {}", name_of(kind)));
    return *found;
}

Route Jurisdiction::route(Kind kind, const Matter& matter, RegionCode place,
                          const std::optional<Post>& accused, Date on) const {
    const Row& row = row_for(kind, matter.theme, accused, on);
    Route route{made(row.body, matter, place, accused),
                made(row.escalation, matter, place, accused), row.why, row.basis};
    if (!accused) return route;
    if (route.escalation.is_unit_of(*accused)) route.escalation = {BodyType::LeadingGroup, {}, {}};
    if (!route.body.is_unit_of(*accused)) return route;
    route.body = route.escalation;
    route.why = fmt::format("反映的是承办单位自己的人，改由{}办理", route.body.title());
    return route;
}

bool manages(BodyType body, Rank rank) {
    if (rank == Rank::County) return body == BodyType::Above;
    if (body != BodyType::TownDiscipline) return true;
    return rank == Rank::Public || rank == Rank::Village || rank == Rank::Staff;
}

}  // namespace complain
