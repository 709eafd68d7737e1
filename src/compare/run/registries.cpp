#include "compare/run/inputs.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace compare {

namespace {

using engine::Value;

std::size_t index_of(const DatasetSpec& spec, std::string_view name) {
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        if (spec.fields[i].name == name) return i;
    platform::bug("the registry has no such column");
}

}  // namespace

const DatasetVersion* Inputs::delivery_of(std::string_view dataset) const {
    const auto found = std::ranges::find(*deliveries_, dataset, &DatasetVersion::dataset);
    return found == deliveries_->end() ? nullptr : &*found;
}

void Inputs::read_exceptions() {
    const DatasetSpec* spec = datasets_.office().book.dataset("exemptions");
    const DatasetVersion* delivery = delivery_of("exemptions");
    if (spec == nullptr || delivery == nullptr) return;
    const auto person = index_of(*spec, "person");
    const auto program = index_of(*spec, "program");
    const auto from = index_of(*spec, "valid_from");
    const auto until = index_of(*spec, "valid_to");
    const auto day = [](const Value& value, std::int64_t otherwise) {
        return value.null ? otherwise : value.number;
    };
    try {
        datasets_.rows(session_, *delivery, *spec, [&](const std::vector<Value>& row) {
            if (row[person].null) return;
            exceptions_.emplace(
                std::string{KeptPerson{row[person]}.key} + std::string{row[program].bytes},
                ExceptionDays{day(row[from], std::numeric_limits<std::int64_t>::min()),
                              day(row[until], std::numeric_limits<std::int64_t>::max())});
        });
    } catch (const platform::Refusal&) {
        exceptions_.clear();  // said when its table is loaded
    }
}

/// Adds the members of the households of those whom the part is about.
void Inputs::add_households() {
    const DatasetSpec* spec = datasets_.office().book.dataset("households");
    const DatasetVersion* delivery = delivery_of("households");
    if (spec == nullptr || delivery == nullptr) return;
    const auto person = index_of(*spec, "person");
    const auto household = index_of(*spec, "household");
    // One look at the registry: opening it costs more than keeping 24 bytes a person for a moment.
    std::vector<std::pair<std::uint64_t, PersonBytes>> members;
    members.reserve(static_cast<std::size_t>(delivery->accepted));
    std::unordered_set<std::uint64_t> wanted;
    try {
        datasets_.rows(session_, *delivery, *spec, [&](const std::vector<Value>& row) {
            if (row[person].null || row[household].null) return;
            const auto home = std::hash<std::string_view>{}(row[household].bytes);
            const auto who = person_bytes(KeptPerson{row[person]}.key);
            if (people_.contains(who)) wanted.insert(home);
            members.emplace_back(home, who);
        });
    } catch (const platform::Refusal&) {
        return;  // said when its table is loaded
    }
    // Two homes of one hash only bring in a few people too many.
    for (const auto& [home, who] : members)
        if (wanted.contains(home)) people_.insert(who);
}

bool Inputs::is_wanted(const DatasetSpec& spec, const std::vector<Value>& row) const {
    if (part_.is_whole()) return true;
    bool names_people = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (spec.fields[i].type != FieldType::Person) continue;
        names_people = true;
        if (!row[i].null && people_.contains(person_bytes(KeptPerson{row[i]}.key))) return true;
    }
    return !names_people;
}

void Inputs::put_name(const Value& name, std::vector<Value>& row) {
    row.push_back(name);
    if (name.null) {
        row.insert(row.end(), 2, Value{});
        return;
    }
    const ComparableName& comparable = names_.of(name.bytes);
    row.push_back(Value::of(std::string_view{comparable.key}));
    row.push_back(Value::of(std::string_view{comparable.sound}));
}

void Inputs::add_rows(const DatasetSpec& spec, const DatasetVersion& delivery,
                      engine::Loader& loader) {
    std::vector<Value> row;
    std::int64_t rows = 0;
    datasets_.rows(session_, delivery, spec, [&](const std::vector<Value>& values) {
        ++rows;
        if (!is_wanted(spec, values)) return;
        row.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const FieldType type = spec.fields[i].type;
            if (type == FieldType::Name) {
                put_name(values[i], row);
            } else if (type != FieldType::Person) {
                row.push_back(values[i]);
            } else if (values[i].null) {
                row.insert(row.end(), 2, Value{});
            } else {
                row.push_back(Value::of(KeptPerson{values[i]}.key));
                row.push_back(Value::of(values[i].number));
            }
        }
        loader.add(row);
    });
    if (rows != delivery.accepted)
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                fmt::format("基础库“{}”的数据不完整，请重新导入", spec.title)};
}

void Inputs::load_dataset(const DatasetSpec& spec) {
    const auto loader = engine_.load(table_of(spec));
    try {
        if (const DatasetVersion* delivery = delivery_of(spec.name))
            add_rows(spec, *delivery, *loader);
    } catch (const platform::Refusal& refusal) {
        broken_.emplace(spec.name, refusal.what());
    }
    loader->finish();
}

}  // namespace compare
