#pragma once

#include "domain/region.hpp"
#include "platform/core/clock.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

using domain::RegionCode;
using platform::Date;

/// Who manages whom (干部管理权限): in this order, but for the two that are nobody's cadre.
enum class Rank {
    Public,        ///< 非公职: enterprise, contractor, villager
    Village,       ///< 村干部
    Staff,         ///< 股级及以下
    Section,       ///< 乡科级
    County,        ///< 县处级及以上
    Organisation,  ///< 单位, not a person
};

enum class UnitType { Village, Town, TownDiscipline, Bureau, Petition, County, Discipline, Public };

std::string_view name_of(Rank rank);
std::string_view name_of(UnitType type);

/// 职务: whom a report concerns, asked by post and never by name.
struct Post {
    std::string id;     ///< "430299100201/director", "民政局/head", "county/secretary"
    std::string title;  ///< "鹤阳村村主任"
    std::string unit;   ///< "鹤阳村", "青山镇纪委", "民政局"; empty of the public
    UnitType type{};
    RegionCode region;  ///< the village or town; the county's of all others
    Rank rank{};
    std::string superior;  ///< id; empty if the level above is the superior
    bool is_head = false;  ///< of its unit
    Date valid_from{};
    std::optional<Date> valid_to;

    bool stands(Date on) const;
};

/// A place as the caller knows it: "鹤阳村", "青山镇", "示例县".
struct Place {
    RegionCode code;
    std::string name;
};

/// Every post of a county, from the templates of posts.csv laid over its places and departments.
class Posts {
public:
    /// The county itself must be among the places. Departments leave out 县纪委监委 and 县信访局,
    /// which are always there.
    static Posts of(std::span<const Place> places, std::span<const std::string> departments);

    const std::vector<Post>& all() const { return all_; }
    /// Null if there is none of that id.
    const Post* find(std::string_view id) const;
    /// Those a citizen may choose among for that village or town, on that day.
    std::vector<const Post*> at(RegionCode region, Date on) const;
    /// Superiors up to the head of a unit: of an accountant the village's secretary, of that
    /// secretary the town's.
    std::vector<const Post*> superiors(const Post& post) const;

private:
    void add(std::string_view level, const std::string& key, const Place& place,
             const std::map<std::string, std::string>& keys);

    std::vector<Post> all_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace complain
