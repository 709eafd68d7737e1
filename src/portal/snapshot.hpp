#pragma once

#include "domain/region.hpp"
#include "platform/core/clock.hpp"
#include "portal/suppress.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

struct Place {
    domain::RegionCode code;
    int level = 0;
    std::string name, spoken;
    domain::RegionCode parent;
    std::string initials;

    bool is_village() const { return code.level() == domain::RegionCode::Level::Village; }
};

/// A program as it stood in one year (项目, 年度).
struct Program {
    std::string code;
    std::int64_t year = 0;
    std::string name, initials, category, department, policy, target_group, standard, standard_unit,
        pay_cycle, pay_channel, contact_phone, supervision_phone, profile;

    bool is_protected() const { return profile != "named"; }
};

struct FundSum {
    std::string program;
    std::int64_t year = 0;
    std::string kind, level;
    std::int64_t count = 0;
    domain::Fen amount;
};

struct ProjectSum {
    std::string program;
    std::int64_t year = 0;
    std::int64_t count = 0;
    domain::Fen spent;
    std::int64_t finished = 0;
};

/// All that pages add up, read at once and then never changed: places, programs and sums of one
/// generation of the projection. No row of a person is in it.
class Snapshot {
public:
    struct Parts {
        std::map<std::string, std::string, std::less<>> site;
        std::vector<Place> places;      ///< by code
        std::vector<Program> programs;  ///< by code and year
        std::vector<Cell> cells;        ///< as published; suppression is the Snapshot's
        std::map<CellKey, std::int64_t> people;
        std::vector<FundSum> funds;
        std::vector<ProjectSum> projects;
        std::int64_t corrections = 0, corrected_records = 0;
    };
    explicit Snapshot(Parts parts);

    /// A setting of the site, or "" when the county has not made it.
    std::string_view site(std::string_view name) const;
    bool is_demo() const { return site("demo") == "1"; }

    const std::vector<Place>& places() const { return parts_.places; }
    const Place* place(domain::RegionCode code) const;
    const Place* county() const { return county_; }
    std::vector<const Place*> children(const Place& place) const;
    /// The village's name with its town's where the village's alone would not do.
    std::string full_name(domain::RegionCode code) const;

    const std::vector<Program>& programs() const { return parts_.programs; }
    std::vector<const Program*> programs_of(std::int64_t year) const;
    const Program* program(std::string_view code, std::int64_t year) const;
    /// The newest year the program has, or nothing.
    const Program* newest(std::string_view code) const;
    const std::vector<std::int64_t>& years() const { return years_; }  ///< the newest first
    std::int64_t newest_year() const { return years_.empty() ? 0 : years_.front(); }

    /// The cells inside a place (its own too) in a year, of one program or of all.
    std::vector<const Cell*> cells(domain::RegionCode place, std::int64_t year,
                                   std::string_view program = {}) const;
    Money sum(domain::RegionCode place, std::int64_t year, std::string_view program = {}) const;
    bool is_hidden(domain::RegionCode place, std::string_view program, std::int64_t year) const;
    bool is_withheld(std::string_view program, std::int64_t year) const;
    /// How many different people; nothing when nobody counted or the number must not be told.
    std::optional<std::int64_t> people(domain::RegionCode place, std::string_view program,
                                       std::int64_t year) const;
    /// The sums as published, before suppression; for the open data, which suppresses for itself.
    const std::vector<Cell>& published() const { return parts_.cells; }

    const std::vector<FundSum>& funds() const { return parts_.funds; }
    domain::Fen fund(std::string_view kind, std::int64_t year, std::string_view program = {}) const;
    std::int64_t fund_count(std::string_view kind, std::int64_t year,
                            std::string_view program = {}) const;
    ProjectSum projects(std::int64_t year, std::string_view program = {}) const;
    std::int64_t corrections() const { return parts_.corrections; }
    std::int64_t corrected_records() const { return parts_.corrected_records; }

private:
    Parts parts_;
    const Place* county_ = nullptr;
    std::vector<std::int64_t> years_;
    Suppressed shown_;
};

}  // namespace portal
