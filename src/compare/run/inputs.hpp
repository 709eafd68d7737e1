#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/near/names.hpp"
#include "compare/run/paid_people.hpp"
#include "platform/engine/engine.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace compare {

/// What the program table says of a program in a year.
struct ProgramFacts {
    std::string name, category, pay_cycle, unit;
    bool relief = false;
};

/// An approved exception's days.
struct ExceptionDays {
    std::int64_t from = 0, until = 0;
};

/// Fills an engine with what the rules of a run ask for: the fund tables from the ledger, the
/// registries from their sealed deliveries.
class Inputs {
public:
    /// `demo`: county 430299, which was never issued, counts as issued.
    /// `batch`: only its payments and all others of the same people.
    Inputs(const Datasets& datasets, db::Session& session, engine::Engine& engine, bool demo,
           std::optional<std::int64_t> batch = {})
        : datasets_(datasets), session_(session), engine_(engine), demo_(demo), batch_(batch) {}

    /// `tables` are names of fund tables and registries, each filled; a registry without a delivery
    /// stays empty. Answers what is wrong with registries that do not open, by name: rules that use
    /// one of them must not run.
    std::map<std::string, std::string> load(const std::set<std::string>& tables,
                                            std::vector<DatasetVersion> deliveries);

private:
    std::optional<std::string> fault_in(const DatasetVersion& delivery) const;
    void put_person(const engine::Value& number, std::string& key,
                    std::vector<engine::Value>& row) const;
    void put_name(const engine::Value& name, std::vector<engine::Value>& row);
    void load_fund_tables(const std::set<std::string>& tables);
    void load_dataset(const DatasetSpec& spec, const DatasetVersion* delivery);
    void load_plain(const std::string& name);
    void load_programs();
    void load_published();
    void load_payments(bool with_numbers);
    void add_payment(const db::Row& from, engine::Loader& loader, bool with_numbers);
    bool has_arrived(const db::Row& from) const;
    void load_numbers(const std::set<std::string>& tables,
                      const std::vector<DatasetVersion>& deliveries);
    void add_near(const DatasetVersion& delivery, std::span<const std::uint64_t> paid,
                  engine::Loader& near);
    void read_programs();
    void read_returned();
    void read_exceptions(const std::vector<DatasetVersion>& deliveries);
    void read_batches();
    const ProgramFacts* facts_of(const std::string& program, std::int64_t year) const;
    bool is_excepted(std::string_view person, std::string_view program, std::int64_t day) const;
    /// What a number tells.
    struct Known {
        db::Uuid key;
        std::int64_t birth = 0;  ///< days
    };
    std::optional<Known> person_of(std::string_view number) const;

    const Datasets& datasets_;
    db::Session& session_;
    engine::Engine& engine_;
    bool demo_;
    std::optional<std::int64_t> batch_;
    std::vector<engine::Value> row_;
    Names names_;
    std::map<std::string, std::map<std::int64_t, ProgramFacts>> programs_;  ///< code, year
    std::unordered_set<std::string> returned_;  ///< serials whose money came back
    std::unordered_multimap<std::string, ExceptionDays> exceptions_;  ///< person key and program
    std::unordered_map<std::int64_t, std::string> batches_;  ///< visible ones and their departments
    PaidPeople people_;
};

}  // namespace compare
