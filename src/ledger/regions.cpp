#include "ledger/regions.hpp"

#include "ledger/data.hpp"
#include "ledger/sql.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/refusal.hpp"

#include <array>
#include <charconv>

namespace ledger {

namespace {

using domain::RegionCode;

/// The day before 株洲县 (430221) became 渌口区 (430212).
constexpr platform::Date lukou_renamed = std::chrono::year{2018} / 6 / 18;

[[noreturn]] void refuse_line(int line) {
    throw platform::Refusal{
        platform::Refusal::Kind::Invalid,
        fmt::format("行政区划文件第{}行读不懂，请按 code12,level,name_official,name_short,"
                    "parent_code12,kind 的列序填写",
                    line)};
}

std::array<std::string_view, 5> cells_of(std::string_view line, int number) {
    std::array<std::string_view, 5> cells;
    for (auto& cell : cells) {
        auto comma = line.find(',');
        cell = line.substr(0, comma);
        line = comma == std::string_view::npos ? std::string_view{} : line.substr(comma + 1);
    }
    if (cells[0].empty() || cells[2].empty()) refuse_line(number);
    return cells;
}

Region read_line(std::string_view line, int number) {
    auto cells = cells_of(line, number);
    auto code = RegionCode::parse(cells[0]);
    auto parent = cells[4].empty() ? code : RegionCode::parse(cells[4]);
    if (!code || !parent) refuse_line(number);
    const int level = static_cast<int>(code->level());
    return {*code, level, std::string(cells[2]), domain::spoken_region_name(cells[2]), *parent, {}};
}

RegionCode with_prefix(RegionCode code, std::string_view prefix) {
    return *RegionCode::parse(std::string(prefix) + code.text().substr(prefix.size()));
}

}  // namespace

Regions::Regions(std::vector<Region> regions) : regions_(std::move(regions)) {
    for (std::size_t i = 0; i < regions_.size(); ++i)
        by_code_.emplace(regions_[i].code.value(), i);
}

Regions Regions::load(db::Session& session) {
    return Regions{session.all(sql::select_regions, {}, [](const db::Row& row) {
        Region region{RegionCode{row.integer(0)}, static_cast<int>(row.integer(1)),
                      std::string(row.text(2)),   std::string(row.text(3)),
                      RegionCode{row.integer(4)}, {}};
        if (auto successor = row.maybe_integer(5)) region.successor = RegionCode{*successor};
        return region;
    })};
}

const Region* Regions::find(RegionCode code) const {
    auto at = by_code_.find(code.value());
    return at == by_code_.end() ? nullptr : &regions_[at->second];
}

const Region& Regions::county() const {
    for (const auto& region : regions_) {
        if (region.level == static_cast<int>(RegionCode::Level::County) && !region.successor)
            return region;
    }
    platform::bug("a county without its own division");
}

std::vector<Region> read_divisions(std::string_view csv, std::string_view prefix,
                                   std::string_view former_prefix) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::vector<Region> out;
    for (int number = 1; !csv.empty(); ++number) {
        auto end = csv.find('\n');
        auto line = csv.substr(0, end);
        csv = end == std::string_view::npos ? std::string_view{} : csv.substr(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (number == 1 || line.empty()) continue;
        out.push_back(read_line(line, number));
    }
    const auto current = out.size();
    for (std::size_t i = 0; !former_prefix.empty() && i < current; ++i) {
        if (!out[i].code.text().starts_with(prefix)) continue;
        Region former = out[i];
        former.successor = former.code;
        former.code = with_prefix(former.code, former_prefix);
        if (former.parent.text().starts_with(prefix))
            former.parent = with_prefix(former.parent, former_prefix);
        out.push_back(std::move(former));
    }
    return out;
}

std::vector<Region> built_in_divisions(std::string_view county) {
    if (county == "430299") return read_divisions(data::divisions_430299_csv);
    if (county == "430212") return read_divisions(data::divisions_430212_csv, "430212", "430221");
    return {};
}

void store_regions(db::Transaction& tx, const std::vector<Region>& regions) {
    for (const auto& region : regions) {
        std::optional<std::int64_t> valid_to;
        std::optional<std::int64_t> successor;
        if (region.successor) {
            valid_to = platform::to_days(lukou_renamed);
            successor = region.successor->value();
        }
        tx.run(sql::insert_region, {region.code.value(), region.level, region.name, region.spoken,
                                    region.parent.value(), valid_to, successor});
    }
}

}  // namespace ledger
