#include "compare/near/near_numbers.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/tables.hpp"

#include <algorithm>
#include <tuple>

namespace compare {

namespace {

using engine::Value;
using Place = PaidPeople::Place;

std::string_view word_of(Nearness kind) {
    return kind == Nearness::Swap ? "swap" : "edit";
}

/// The first column of a registry that has a type, or their number.
std::size_t first_of(const DatasetSpec& spec, FieldType type) {
    const auto found = std::ranges::find(spec.fields, type, &DatasetField::type);
    return static_cast<std::size_t>(found - spec.fields.begin());
}

/// Pairs of people of one name in one place whose numbers are near, each once.
std::vector<NearPair> near_namesakes(const PaidPeople& people) {
    std::vector<Place> places = people.places();
    std::ranges::sort(places, {}, [](const Place& place) {
        return std::tuple{place.name, place.region, place.person};
    });
    const auto numbers = people.numbers();
    std::vector<NearPair> pairs;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t k = i + 1; k < places.size(); ++k) {
            if (places[k].name != places[i].name || places[k].region != places[i].region) break;
            const auto kind = nearness(numbers[places[i].person], numbers[places[k].person]);
            if (kind && *kind != Nearness::Same)
                pairs.push_back({places[i].person, places[k].person, *kind});
        }
    std::ranges::sort(pairs);  // one pair may meet in several places
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace

void Inputs::load_numbers(const std::set<std::string>& tables, const std::set<std::string>& near) {
    paid_.settle();
    const auto flags = engine_.load(*fund_table("person_number"));
    for (std::size_t i = 0; i < paid_.keys().size(); ++i)
        flags->add(std::vector<Value>{Value::of(view_of(paid_.keys()[i])),
                                      Value::of(std::int64_t{paid_.is_issued(i) ? 1 : 0})});
    flags->finish();
    if (tables.contains("near_person")) load_near_people();
    if (!tables.contains("near_number")) return;
    const auto loader = engine_.load(*fund_table("near_number"));
    for (const DatasetVersion& delivery : *deliveries_)
        if (near.contains(delivery.dataset) && !broken_.contains(delivery.dataset))
            add_near(delivery, *loader);
    loader->finish();
}

void Inputs::load_near_people() {
    const auto loader = engine_.load(*fund_table("near_person"));
    for (const NearPair& pair : near_namesakes(paid_)) {
        const auto one = Value::of(view_of(paid_.keys()[pair.left]));
        const auto other = Value::of(view_of(paid_.keys()[pair.right]));
        loader->add(std::vector<Value>{one, other, Value::of(word_of(pair.kind))});
        loader->add(std::vector<Value>{other, one, Value::of(word_of(pair.kind))});
    }
    loader->finish();
}

void Inputs::add_near(const DatasetVersion& delivery, engine::Loader& near) {
    const DatasetSpec* spec = datasets_.office().book.dataset(delivery.dataset);
    const std::size_t person = first_of(*spec, FieldType::Person);
    const std::size_t name = first_of(*spec, FieldType::Name);
    if (person == spec->fields.size() || name == spec->fields.size()) return;
    std::vector<PersonBytes> keys;
    std::vector<std::uint32_t> names;
    LockedNumbers numbers;
    datasets_.rows(session_, delivery, *spec, [&](const std::vector<Value>& row) {
        if (row[person].null || row[name].null) return;
        const KeptPerson who{row[person]};
        const auto number = seventeen_digits(who.number);
        if (!number) return;
        numbers.add(*number);
        keys.push_back(person_bytes(who.key));
        names.push_back(names_.of(row[name].bytes).id);
    });
    for (const NearPair& pair : near_pairs(paid_.numbers(), numbers.all()))
        if (paid_.has_name(pair.left, names[pair.right]))
            near.add(std::vector<Value>{Value::of(std::string_view{delivery.dataset}),
                                        Value::of(view_of(paid_.keys()[pair.left])),
                                        Value::of(view_of(keys[pair.right])),
                                        Value::of(word_of(pair.kind))});
}

}  // namespace compare
