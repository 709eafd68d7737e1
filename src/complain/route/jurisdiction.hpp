#pragma once

#include "complain/model/kind.hpp"
#include "complain/route/posts.hpp"
#include "complain/route/suggest.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

enum class BodyType {
    Town,              ///< 镇政府, of `region`
    Department,        ///< 部门, of that name
    TownDiscipline,    ///< 镇纪委, of `region`
    CountyDiscipline,  ///< 县纪委监委
    PetitionOffice,    ///< 县信访局
    LeadingGroup,      ///< 县领导小组
    Above,             ///< 上一级机关: it must not stay here
};
std::string_view name_of(BodyType type);
std::string_view title_of(BodyType type);
std::optional<BodyType> body_type_named(std::string_view name);

/// Who works on it (承办机关).
struct Body {
    BodyType type{};
    RegionCode region;       ///< of Town and TownDiscipline
    std::string department;  ///< of Department

    /// "民政局", "镇纪委": without the place's name.
    std::string title() const;
    /// Whether the accused serves in it.
    bool is_unit_of(const Post& post) const;

    friend bool operator==(const Body&, const Body&) = default;
};

/// What it is about: the theme, and the owner or competent department where one is known.
struct Matter {
    Theme theme = Theme::Other;
    std::string department;
};

struct Route {
    Body body;
    Body escalation;  ///< where it goes when it is raised (提级), or the body is itself concerned
    std::string why;  ///< one sentence
    std::string basis;

    /// Sealed to the level above: no content, list entry or figure stays (G2).
    bool must_not_stay() const { return body.type == BodyType::Above; }
};

/// 管辖: by kind, theme, the accused's rank and unit, as dated data (jurisdiction.csv).
class Jurisdiction {
public:
    static Jurisdiction built_in();
    explicit Jurisdiction(std::string_view csv);

    /// No post: it concerns nobody, or nobody knows whom. Never names the accused's own unit.
    Route route(Kind kind, const Matter& matter, RegionCode place,
                const std::optional<Post>& accused, Date on) const;

private:
    struct Row {
        std::string kind, theme, rank, unit;  ///< "*" fits all
        BodyType body{}, escalation{};
        std::string basis;
        Date valid_from{};
        std::optional<Date> valid_to;
        std::string why;
    };
    const Row& row_for(Kind kind, Theme theme, const std::optional<Post>& accused, Date on) const;

    std::vector<Row> rows_;
};

/// Whether that body's authority reaches the accused's rank (G1).
bool manages(BodyType body, Rank rank);

}  // namespace complain
