#include "compare/near/near_numbers.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/tables.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace compare {

namespace {

using engine::Value;

std::string_view word_of(Nearness kind) {
    return kind == Nearness::Swap ? "swap" : "edit";
}

/// Whether the first six digits can be a county's: 11 to 82 for the province, and not the invented
/// 430299 outside a demonstration.
bool is_issued(std::string_view number, bool demo) {
    if (number.starts_with("430299")) return demo;
    return number >= "11" && number < "83" && number.substr(4, 2) != "00";
}

/// People of one name in one place, whose numbers are near.
class NamesakesOfAPlace {
public:
    NamesakesOfAPlace(const PaidPeople& people, std::span<const std::uint64_t> numbers)
        : numbers_(numbers) {
        for (std::size_t i = 0; i < people.all().size(); ++i)
            for (const auto& place : people.all()[i].places)
                groups_[place].push_back(i);
    }

    template <class Use>
    void each_pair(Use use) const {
        std::set<std::pair<std::size_t, std::size_t>> given;  // one pair may meet in several places
        for (const auto& [place, group] : groups_)
            for (std::size_t i = 0; i < group.size(); ++i)
                for (std::size_t k = i + 1; k < group.size(); ++k) {
                    const auto kind = nearness(numbers_[group[i]], numbers_[group[k]]);
                    if (kind && *kind != Nearness::Same && given.emplace(group[i], group[k]).second)
                        use(group[i], group[k], *kind);
                }
    }

private:
    std::span<const std::uint64_t> numbers_;
    std::map<std::pair<std::string, std::int64_t>, std::vector<std::size_t>> groups_;
};

}  // namespace

void Inputs::load_numbers(const std::set<std::string>& tables,
                          const std::vector<DatasetVersion>& deliveries) {
    LockedNumbers numbers{people_.all().size()};
    const auto flags = engine_.load(*fund_table("person_number"));
    for (const PaidPeople::Person& person : people_.all()) {
        auto number = datasets_.office().keys.reveal(person.sealed, "payment.id_number");
        if (!number)
            throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                    "台账里有身份证号密文解不开，请先运行 verify 核验"};
        numbers.add(seventeen_digits(*number).value_or(0));
        flags->add(std::vector<Value>{Value::of(std::string_view{person.key}),
                                      Value::of(std::int64_t{is_issued(*number, demo_) ? 1 : 0})});
        wipe(*number);
    }
    flags->finish();
    const auto pairs = engine_.load(*fund_table("near_person"));
    NamesakesOfAPlace{people_, numbers.all()}.each_pair([&](std::size_t left, std::size_t right,
                                                            Nearness kind) {
        const auto& one = people_.all()[left].key;
        const auto& other = people_.all()[right].key;
        pairs->add(std::vector<Value>{Value::of(std::string_view{one}),
                                      Value::of(std::string_view{other}),
                                      Value::of(word_of(kind))});
        pairs->add(std::vector<Value>{Value::of(std::string_view{other}),
                                      Value::of(std::string_view{one}), Value::of(word_of(kind))});
    });
    pairs->finish();
    const auto near = engine_.load(*fund_table("near_number"));
    if (tables.contains("near_number")) {
        for (const DatasetVersion& delivery : deliveries)
            if (tables.contains(delivery.dataset)) add_near(delivery, numbers.all(), *near);
    }
    near->finish();
    people_.clear();
}

void Inputs::add_near(const DatasetVersion& delivery, std::span<const std::uint64_t> paid,
                      engine::Loader& near) {
    const DatasetSpec* spec = datasets_.office().book.dataset(delivery.dataset);
    std::size_t person = spec->fields.size();
    std::size_t name = spec->fields.size();
    for (std::size_t i = 0; i < spec->fields.size(); ++i) {
        if (spec->fields[i].type == FieldType::Person && person == spec->fields.size()) person = i;
        if (spec->fields[i].type == FieldType::Name && name == spec->fields.size()) name = i;
    }
    if (person == spec->fields.size() || name == spec->fields.size()) return;
    std::vector<std::string> keys;
    std::vector<std::string> names;
    LockedNumbers numbers{static_cast<std::size_t>(delivery.accepted)};
    datasets_.rows(session_, delivery, *spec, [&](const std::vector<Value>& row) {
        const auto who = row[person].null ? std::nullopt : person_of(row[person].bytes);
        numbers.add(who ? seventeen_digits(row[person].bytes).value_or(0) : 0);
        keys.push_back(who ? who->key.bytes : std::string(16, '\0'));
        names.push_back(row[name].null ? std::string{} : names_.of(row[name].bytes).key);
    });
    for (const NearPair& pair : near_pairs(paid, numbers.all())) {
        const PaidPeople::Person& one = people_.all()[pair.left];
        const bool same_name = std::ranges::any_of(
            one.places, [&](const auto& place) { return place.first == names[pair.right]; });
        if (same_name)
            near.add(std::vector<Value>{
                Value::of(std::string_view{delivery.dataset}), Value::of(std::string_view{one.key}),
                Value::of(std::string_view{keys[pair.right]}), Value::of(word_of(pair.kind))});
    }
}

}  // namespace compare
