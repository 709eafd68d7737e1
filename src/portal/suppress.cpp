#include "portal/suppress.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace portal {

Money& Money::operator+=(const Money& other) {
    rows += other.rows;
    amount += other.amount;
    returned += other.returned;
    transit += other.transit;
    return *this;
}

namespace {

using domain::RegionCode;

/// One protected program in one year.
class Group {
public:
    explicit Group(Suppressed& out) : out_(out) {}

    void add(Cell cell) { join(at_[cell.region], std::move(cell)); }

    void run() {
        raise(RegionCode::Level::Village);
        raise(RegionCode::Level::Town);
        settle_county();
        for (auto& [region, cell] : at_)
            if (cell) out_.cells.push_back(std::move(*cell));
    }

private:
    static void join(std::optional<Cell>& target, Cell cell) {
        if (!target) {
            target = std::move(cell);
            return;
        }
        target->people += cell.people;
        target->money += cell.money;
        target->merged += cell.merged;
    }

    void move_up(Cell cell, RegionCode to) {
        out_.hidden.insert({cell.region, cell.program, cell.year});
        cell.merged = std::max<std::int64_t>(cell.merged, 1);
        cell.region = to;
        join(at_[to], std::move(cell));
    }

    void raise(RegionCode::Level level) {
        std::vector<Cell> small;
        for (auto& [region, cell] : at_) {
            if (!cell || region.level() != level || cell->people >= least_people) continue;
            small.push_back(std::move(*cell));
            cell.reset();
        }
        for (auto& cell : small) {
            auto parent = cell.region.parent();
            move_up(std::move(cell), parent);
        }
    }

    /// The county's own rest is shown only if it, too, is of enough people.
    void settle_county() {
        for (auto* rest = small_rest(); rest != nullptr; rest = small_rest()) {
            auto* smallest = smallest_below(rest->region);
            if (smallest == nullptr) {
                out_.hidden.insert({rest->region, rest->program, rest->year});
                out_.withheld.push_back(std::move(*rest));
                at_[out_.withheld.back().region].reset();
                continue;
            }
            auto county = rest->region;
            auto cell = std::move(*smallest);
            at_[cell.region].reset();
            move_up(std::move(cell), county);
        }
    }

    Cell* small_rest() {
        for (auto& [region, cell] : at_)
            if (cell && region.level() <= RegionCode::Level::County && cell->people < least_people)
                return &*cell;
        return nullptr;
    }

    Cell* smallest_below(RegionCode county) {
        Cell* found = nullptr;
        for (auto& [region, cell] : at_)
            if (cell && region != county && county.contains(region) &&
                (!found || cell->people < found->people))
                found = &*cell;
        return found;
    }

    Suppressed& out_;
    std::map<RegionCode, std::optional<Cell>> at_;
};

}  // namespace

Suppressed suppress(
    std::vector<Cell> cells,
    const std::function<bool(const std::string& program, std::int64_t year)>& is_protected) {
    Suppressed out;
    std::map<std::pair<std::string, std::int64_t>, Group> groups;
    for (auto& cell : cells) {
        if (!is_protected(cell.program, cell.year)) {
            out.cells.push_back(std::move(cell));
            continue;
        }
        auto key = std::pair(cell.program, cell.year);
        groups.try_emplace(key, out).first->second.add(std::move(cell));
    }
    for (auto& [key, group] : groups)
        group.run();
    std::sort(out.cells.begin(), out.cells.end(), [](const Cell& a, const Cell& b) {
        return std::tie(a.year, a.region, a.program) < std::tie(b.year, b.region, b.program);
    });
    return out;
}

}  // namespace portal
