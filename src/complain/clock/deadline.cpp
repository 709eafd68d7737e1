#include "complain/clock/deadline.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

Unit unit_of(std::string_view word) {
    if (word == "workday") return Unit::Workday;
    if (word == "day") return Unit::Day;
    if (word == "month") return Unit::Month;
    platform::bug(fmt::format("deadlines: {} is no unit", word));
}

Party party_of(std::string_view word) {
    if (word == "organ") return Party::Organ;
    if (word == "citizen") return Party::Citizen;
    platform::bug(fmt::format("deadlines: {} is no party", word));
}

std::vector<Kind> kinds_of(std::string_view cell) {
    std::vector<Kind> kinds;
    for (const std::string_view word : words_of(cell)) {
        const auto kind = kind_named(word);
        if (!kind) platform::bug(fmt::format("deadlines: {} is no kind", word));
        kinds.push_back(*kind);
    }
    return kinds;
}

Deadline read(const Rows& rows, std::size_t row) {
    return {std::string(rows.cell(row, "rule")),
            std::string(rows.cell(row, "from_event")),
            rows.number(row, "days"),
            unit_of(rows.cell(row, "unit")),
            rows.number(row, "extension"),
            rows.yes(row, "interim"),
            party_of(rows.cell(row, "who")),
            kinds_of(rows.cell(row, "kinds")),
            std::string(rows.cell(row, "basis")),
            rows.date(row, "valid_from"),
            rows.optional_date(row, "valid_to"),
            std::string(rows.cell(row, "text"))};
}

bool stands(const Deadline& deadline, Date on) {
    return deadline.valid_from <= on && (!deadline.valid_to || on <= *deadline.valid_to);
}

}  // namespace

std::string Deadline::span() const {
    switch (unit) {
        case Unit::Workday: return fmt::format("{}个工作日", days);
        case Unit::Day: return fmt::format("{}天", days);
        case Unit::Month: return fmt::format("{}个月", days);
    }
    return {};
}

Deadlines Deadlines::built_in() {
    return Deadlines{data::deadlines_csv};
}

Deadlines::Deadlines(std::string_view csv) {
    const Rows rows{csv};
    for (std::size_t row = 0; row < rows.size(); ++row)
        all_.push_back(read(rows, row));
}

const Deadline* Deadlines::find(std::string_view rule, Date on) const {
    const auto found = std::ranges::find_if(all_, [rule, on](const Deadline& deadline) {
        return deadline.rule == rule && stands(deadline, on);
    });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<const Deadline*> Deadlines::starting(Kind kind, std::string_view event, Date on) const {
    std::vector<const Deadline*> found;
    for (const Deadline& deadline : all_)
        if (deadline.from_event == event && stands(deadline, on) &&
            std::ranges::find(deadline.kinds, kind) != deadline.kinds.end())
            found.push_back(&deadline);
    return found;
}

}  // namespace complain
