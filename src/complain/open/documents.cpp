#include "complain/open/documents.hpp"

#include "complain/model/named.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array withdrawals{
    Named<Withdrawn>{Withdrawn::Privacy, "privacy", "写了不该公开的内容"},
    Named<Withdrawn>{Withdrawn::Mistake, "mistake", "写错了，改好再公开"},
    Named<Withdrawn>{Withdrawn::Reopened, "reopened", "这件事在重新办理"},
};

/// A month of a county, all towns of it: far below.
constexpr std::size_t longest_document = std::size_t{16} << 20;

struct Figure {
    const char* name;
    std::optional<std::int64_t> ShownYear::*value;
};
constexpr std::array all_figures{
    Figure{"received", &ShownYear::received},
    Figure{"accepted", &ShownYear::accepted},
    Figure{"fell_due", &ShownYear::fell_due},
    Figure{"closed_in_time", &ShownYear::closed_in_time},
    Figure{"closed", &ShownYear::closed},
    Figure{"accepted_rate", &ShownYear::accepted_rate},
    Figure{"in_time_rate", &ShownYear::in_time_rate},
    Figure{"satisfied_rate", &ShownYear::satisfied_rate},
    Figure{"zero_bounce_rate", &ShownYear::zero_bounce_rate},
    Figure{"median_days", &ShownYear::median_days},
};

json::Object town_json(const ShownTown& town) {
    json::Object counts;
    for (const Kind kind : kinds()) {
        const auto count = town.received.at(static_cast<std::size_t>(kind));
        counts[name_of(kind)] = count == 0 ? json::Value(nullptr) : json::Value(count);
    }
    return {{"code", town.code.text()}, {"name", town.name}, {"received", std::move(counts)}};
}

json::Object year_json(const ShownYear& year) {
    json::Object out{{"year", year.year}};
    for (const auto& figure : all_figures) {
        const auto& value = year.*figure.value;
        out[figure.name] = value ? json::Value(*value) : json::Value(nullptr);
    }
    json::Array towns, medians;
    towns.reserve(year.towns.size());
    for (const auto& town : year.towns)
        towns.push_back(town_json(town));
    medians.reserve(year.medians.size());
    for (const auto& one : year.medians)
        medians.push_back(
            json::Object{{"town", one.town}, {"kind", name_of(one.kind)}, {"days", one.days}});
    out["towns"] = std::move(towns);
    out["medians"] = std::move(medians);
    return out;
}

std::string text_of(const json::Value& value) {
    return std::string{value.as_string()};
}

std::optional<std::int64_t> maybe_integer(const json::Value& value) {
    if (value.is_null()) return std::nullopt;
    return value.to_number<std::int64_t>();
}

ShownTown town_from(const json::Object& object) {
    ShownTown out{RegionCode::parse(text_of(object.at("code"))).value_or(RegionCode{}),
                  text_of(object.at("name")),
                  {}};
    const auto& counts = object.at("received").as_object();
    out.received.reserve(kinds().size());
    for (const Kind kind : kinds())
        out.received.push_back(maybe_integer(counts.at(name_of(kind))).value_or(0));
    return out;
}

ShownYear year_from(const json::Object& object) {
    ShownYear out;
    out.year = object.at("year").to_number<std::int64_t>();
    for (const auto& figure : all_figures)
        out.*figure.value = maybe_integer(object.at(figure.name));
    const auto& towns = object.at("towns").as_array();
    out.towns.reserve(towns.size());
    for (const auto& town : towns)
        out.towns.push_back(town_from(town.as_object()));
    const auto& medians = object.at("medians").as_array();
    out.medians.reserve(medians.size());
    for (const auto& one : medians)
        out.medians.push_back({text_of(one.at("town")),
                               kind_named(text_of(one.at("kind"))).value_or(Kind::Service),
                               one.at("days").to_number<std::int64_t>()});
    return out;
}

json::Object outcome_json(const ShownOutcome& outcome) {
    json::Object out{{"kind", name_of(outcome.kind)}};
    if (outcome.withdrawn) {
        out["withdrawn"] = name_of(*outcome.withdrawn);
        return out;
    }
    out["found"] = name_of(outcome.found);
    if (outcome.town) {
        out["town"] = outcome.town->text();
        out["town_name"] = outcome.town_name;
    }
    out["measures"] = outcome.measures;
    return out;
}

ShownOutcome outcome_from(const json::Object& object) {
    ShownOutcome out;
    const auto text = [&object](const char* key) {
        const auto* found = object.if_contains(key);
        return found == nullptr ? std::string{} : text_of(*found);
    };
    out.kind = kind_named(text("kind")).value_or(Kind::Service);
    out.withdrawn = withdrawn_named(text("withdrawn"));
    out.found = class_named(text("found")).value_or(Class::HandedOn);
    if (object.contains("town")) out.town = RegionCode::parse(text("town"));
    out.town_name = text("town_name");
    out.measures = text("measures");
    return out;
}

}  // namespace

const ShownYear* ShownFigures::of(std::int64_t year) const {
    const auto found = std::ranges::find(years, year, &ShownYear::year);
    return found == years.end() ? nullptr : &*found;
}

std::string figures_text(const ShownFigures& figures) {
    json::Array years;
    years.reserve(figures.years.size());
    for (const auto& year : figures.years)
        years.push_back(year_json(year));
    return json::write(json::Object{{"month", figures.month}, {"years", std::move(years)}});
}

std::optional<ShownFigures> figures_from(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto document = json::parse(text, {longest_document, 16});
    ShownFigures out;
    out.month = text_of(document.at("month"));
    const auto& years = document.at("years").as_array();
    out.years.reserve(years.size());
    for (const auto& year : years)
        out.years.push_back(year_from(year.as_object()));
    return out;
}

std::string_view name_of(Withdrawn reason) {
    return row_of(withdrawals, reason).name;
}

std::string_view title_of(Withdrawn reason) {
    return row_of(withdrawals, reason).title;
}

std::optional<Withdrawn> withdrawn_named(std::string_view name) {
    return value_named(withdrawals, name);
}

std::string outcomes_name(std::string_view month) {
    return "outcomes/" + std::string{month};
}

std::string outcomes_text(std::string_view month, const std::vector<ShownOutcome>& outcomes) {
    json::Array items;
    items.reserve(outcomes.size());
    for (const auto& one : outcomes)
        items.push_back(outcome_json(one));
    return json::write(json::Object{{"month", month}, {"items", std::move(items)}});
}

std::vector<ShownOutcome> outcomes_from(std::string_view text) {
    if (text.empty()) return {};
    const auto document = json::parse(text, {longest_document, 16});
    const auto& items = document.at("items").as_array();
    std::vector<ShownOutcome> out;
    out.reserve(items.size());
    for (const auto& one : items)
        out.push_back(outcome_from(one.as_object()));
    return out;
}

}  // namespace complain
