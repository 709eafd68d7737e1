#include "compare/clues/reveal.hpp"

#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <set>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

/// Looks for people who were never paid in every registry there is.
class RegistrySearch {
public:
    RegistrySearch(std::set<std::string>& wanted, std::map<std::string, std::string>& numbers)
        : wanted_(wanted), numbers_(numbers) {}

    void look(const DatasetSpec& spec, const std::vector<engine::Value>& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (spec.fields[i].type == FieldType::Person && !row[i].null)
                look_at(KeptPerson{row[i]});
    }

private:
    void look_at(const KeptPerson& person) {
        if (wanted_.erase(std::string{person.key}) > 0) numbers_.emplace(person.key, person.number);
    }

    std::set<std::string>& wanted_;
    std::map<std::string, std::string>& numbers_;
};

void look_in_registries(const Office& office, db::Session& session, std::set<std::string>& wanted,
                        std::map<std::string, std::string>& numbers) {
    const Datasets datasets{office};
    RegistrySearch search{wanted, numbers};
    for (const DatasetVersion& version : datasets.current(session)) {
        const DatasetSpec* spec = office.book.dataset(version.dataset);
        if (spec == nullptr || wanted.empty()) continue;
        datasets.rows(session, version, *spec,
                      [&](const std::vector<engine::Value>& row) { search.look(*spec, row); });
    }
}

}  // namespace

std::map<std::string, std::string> reveal_numbers(const Office& office, db::Session& session,
                                                  const guard::Actor& actor,
                                                  const std::vector<KeptHit>& hits,
                                                  const std::string& reason) {
    office.gate.require(actor, Permission::RevealNumber);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Refusal{Refusal::Kind::Invalid, "查看身份证号要写明理由"};
    office.gate.record(actor, "compare.reveal_hits", "hits:" + std::to_string(hits.size()),
                       json::write(json::Object{{"reason", reason}}));
    std::map<std::string, std::string> numbers;
    std::set<std::string> wanted;
    for (const KeptHit& hit : hits)
        for (const FoundRow& row : hit.hit.rows)
            if (row.person) wanted.insert(*row.person);
    for (auto one = wanted.begin(); one != wanted.end();) {
        const db::Uuid person{*one};
        const auto sealed = session.one(sql::select_sealed_number, {person},
                                        [](const db::Row& row) { return row.blob(0).bytes; });
        const auto number =
            sealed ? office.keys.reveal(*sealed, "payment.id_number") : std::nullopt;
        if (number) numbers.emplace(*one, *number);
        one = number ? wanted.erase(one) : std::next(one);
    }
    look_in_registries(office, session, wanted, numbers);
    return numbers;
}

std::optional<std::int64_t> newest_payment_day(db::Session& session) {
    const auto found = session.one(sql::newest_payment_day, {},
                                   [](const db::Row& row) { return row.maybe_integer(0); });
    return found.value_or(std::nullopt);
}

}  // namespace compare
