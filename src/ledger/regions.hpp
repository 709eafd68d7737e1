#pragma once

#include "domain/region.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledger {

/// A division as the county knows it. A code that has gone out of use names its successor.
struct Region {
    domain::RegionCode code;
    int level = 0;
    std::string name;
    std::string spoken;
    domain::RegionCode parent;
    std::optional<domain::RegionCode> successor;
};

/// All divisions of a county, in memory: a few hundred. Two villages may bear one name; codes tell
/// them apart.
class Regions {
public:
    explicit Regions(std::vector<Region> regions);
    static Regions load(db::Session& session);

    const Region* find(domain::RegionCode code) const;
    const std::vector<Region>& all() const { return regions_; }
    /// The county itself.
    const Region& county() const;

private:
    std::vector<Region> regions_;
    std::unordered_map<std::int64_t, std::size_t> by_code_;
};

/// Reads divisions from CSV with the header
/// code12,level,name_official,name_short,parent_code12,kind (docs/formats/). `former_prefix` →
/// `prefix` makes, for each division whose code begins with `prefix`, a former code with it as
/// successor.
std::vector<Region> read_divisions(std::string_view csv, std::string_view prefix = {},
                                   std::string_view former_prefix = {});
/// The divisions that are built in: 430299 and 430212 (which was 430221 until 2018). Empty for any
/// other county.
std::vector<Region> built_in_divisions(std::string_view county);
void store_regions(db::Transaction& tx, const std::vector<Region>& regions);

}  // namespace ledger
