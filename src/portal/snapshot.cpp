#include "portal/snapshot.hpp"

#include <algorithm>

namespace portal {

using domain::Fen;
using domain::RegionCode;

Snapshot::Snapshot(Parts parts) : parts_(std::move(parts)) {
    for (const auto& place : parts_.places)
        if (place.code.level() == RegionCode::Level::County &&
            (!county_ || place.code.text() == site("county")))
            county_ = &place;
    std::set<std::int64_t> years;
    for (const auto& program : parts_.programs)
        years.insert(program.year);
    for (const auto& cell : parts_.cells)
        years.insert(cell.year);
    years_.assign(years.rbegin(), years.rend());
    for (auto& cell : parts_.cells) {
        auto counted = parts_.people.find({cell.region, cell.program, cell.year});
        if (counted != parts_.people.end()) cell.people = counted->second;
    }
    shown_ = suppress(parts_.cells, [this](const std::string& code, std::int64_t year) {
        const auto* found = program(code, year);
        return !found || found->is_protected();
    });
    // What a document gives a withheld program stays; how it went on would tell what the few got.
    std::erase_if(parts_.funds, [this](const FundSum& sum) {
        return sum.kind != "source" && is_withheld(sum.program, sum.year);
    });
}

std::string_view Snapshot::site(std::string_view name) const {
    auto found = parts_.site.find(name);
    return found == parts_.site.end() ? std::string_view{} : std::string_view{found->second};
}

const Place* Snapshot::place(RegionCode code) const {
    auto found =
        std::lower_bound(parts_.places.begin(), parts_.places.end(), code,
                         [](const Place& place, RegionCode wanted) { return place.code < wanted; });
    return found != parts_.places.end() && found->code == code ? &*found : nullptr;
}

std::vector<const Place*> Snapshot::children(const Place& place) const {
    std::vector<const Place*> found;
    for (const auto& each : parts_.places)
        if (each.parent == place.code && each.code != place.code) found.push_back(&each);
    std::stable_sort(found.begin(), found.end(),
                     [](const Place* a, const Place* b) { return a->initials < b->initials; });
    return found;
}

std::string Snapshot::full_name(RegionCode code) const {
    const auto* found = place(code);
    if (!found) return "";
    const auto* parent = found->is_village() ? place(found->parent) : nullptr;
    return parent ? parent->spoken + found->spoken : found->spoken;
}

std::vector<const Program*> Snapshot::programs_of(std::int64_t year) const {
    std::vector<const Program*> found;
    for (const auto& program : parts_.programs)
        if (program.year == year) found.push_back(&program);
    return found;
}

const Program* Snapshot::program(std::string_view code, std::int64_t year) const {
    for (const auto& program : parts_.programs)
        if (program.code == code && program.year == year) return &program;
    return nullptr;
}

const Program* Snapshot::newest(std::string_view code) const {
    const Program* found = nullptr;
    for (const auto& program : parts_.programs)
        if (program.code == code && (!found || program.year > found->year)) found = &program;
    return found;
}

std::vector<const Cell*> Snapshot::cells(RegionCode place, std::int64_t year,
                                         std::string_view program) const {
    auto first = std::lower_bound(
        shown_.cells.begin(), shown_.cells.end(), std::pair(year, place),
        [](const Cell& cell, const auto& key) { return std::pair(cell.year, cell.region) < key; });
    std::vector<const Cell*> found;
    const auto last = place.last();
    for (; first != shown_.cells.end() && first->year == year && first->region <= last; ++first)
        if (program.empty() || first->program == program) found.push_back(&*first);
    return found;
}

Money Snapshot::sum(RegionCode place, std::int64_t year, std::string_view program) const {
    Money total;
    for (const auto* cell : cells(place, year, program))
        total += cell->money;
    return total;
}

bool Snapshot::is_hidden(RegionCode place, std::string_view program, std::int64_t year) const {
    return shown_.hidden.contains({place, std::string(program), year});
}

bool Snapshot::is_withheld(std::string_view program, std::int64_t year) const {
    return std::any_of(shown_.withheld.begin(), shown_.withheld.end(), [&](const Cell& cell) {
        return cell.program == program && cell.year == year;
    });
}

std::optional<std::int64_t> Snapshot::people(RegionCode place, std::string_view program,
                                             std::int64_t year) const {
    auto counted = parts_.people.find({place, std::string(program), year});
    if (counted == parts_.people.end()) return std::nullopt;
    const auto* found = this->program(program, year);
    const bool is_protected = !found || found->is_protected();
    if (is_protected && counted->second < least_people) return std::nullopt;
    return counted->second;
}

Fen Snapshot::fund(std::string_view kind, std::int64_t year, std::string_view program) const {
    Fen total;
    for (const auto& each : parts_.funds)
        if (each.kind == kind && each.year == year && (program.empty() || each.program == program))
            total += each.amount;
    return total;
}

std::int64_t Snapshot::fund_count(std::string_view kind, std::int64_t year,
                                  std::string_view program) const {
    std::int64_t total = 0;
    for (const auto& each : parts_.funds)
        if (each.kind == kind && each.year == year && (program.empty() || each.program == program))
            total += each.count;
    return total;
}

ProjectSum Snapshot::projects(std::int64_t year, std::string_view program) const {
    ProjectSum total;
    for (const auto& each : parts_.projects) {
        if (each.year != year || !(program.empty() || each.program == program)) continue;
        total.count += each.count;
        total.spent += each.spent;
        total.finished += each.finished;
    }
    return total;
}

}  // namespace portal
