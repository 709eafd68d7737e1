#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/near/names.hpp"
#include "compare/run/paid_people.hpp"
#include "platform/engine/engine.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

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

/// Which people the tables are about: everybody, those of a batch, or those whose payments batches
/// changed that were shown at or after `since` (milliseconds). Registries that name people keep
/// only these and the members of their households.
struct Part {
    std::optional<std::int64_t> batch = {}, since = {};

    bool is_whole() const { return !batch && !since; }
};

/// Fills an engine with what the rules of a run ask for: the fund tables from the ledger, the
/// registries from their sealed deliveries.
class Inputs {
public:
    /// `demo`: county 430299, which was never issued, counts as issued.
    Inputs(const Datasets& datasets, db::Session& session, engine::Engine& engine, bool demo,
           Part part = {})
        : datasets_(datasets),
          session_(session),
          engine_(engine),
          part_(part),
          paid_(datasets.office().keys, demo) {}

    /// `tables` are names of fund tables and registries, each filled; a registry without a delivery
    /// stays empty. `near`: the registries whose numbers `near_number` is about. Answers what is
    /// wrong with registries that do not open, by name: rules that use one of them must not run.
    std::map<std::string, std::string> load(const std::set<std::string>& tables,
                                            const std::vector<DatasetVersion>& deliveries,
                                            const std::set<std::string>& near = {});

private:
    using People = boost::unordered_flat_set<PersonBytes, FirstBytes>;

    void load_fund_tables(const std::set<std::string>& tables);
    void load_plain(const std::string& name);
    void load_programs();
    void load_published();

    void load_payments(bool with_numbers);
    void add_payment(const db::Row& from, engine::Loader& loader, bool with_numbers);
    bool has_arrived(const db::Row& from) const;
    void read_programs();
    void read_returned();
    void read_batches();
    const ProgramFacts* facts_of(const std::string& program, std::int64_t year) const;
    void read_exceptions();
    bool is_excepted(std::string_view person, std::string_view program, std::int64_t day) const;

    const DatasetVersion* delivery_of(std::string_view dataset) const;
    void add_households();
    bool is_wanted(const DatasetSpec& spec, const std::vector<engine::Value>& row) const;
    void load_dataset(const DatasetSpec& spec);
    void add_rows(const DatasetSpec& spec, const DatasetVersion& delivery, engine::Loader& loader);
    void put_name(const engine::Value& name, std::vector<engine::Value>& row);

    void load_numbers(const std::set<std::string>& tables, const std::set<std::string>& near);
    void load_near_people();
    void add_near(const DatasetVersion& delivery, engine::Loader& near);

    const Datasets& datasets_;
    db::Session& session_;
    engine::Engine& engine_;
    Part part_;
    const std::vector<DatasetVersion>* deliveries_ = nullptr;
    std::map<std::string, std::string> broken_;
    std::vector<engine::Value> row_;
    Names names_;
    std::map<std::string, std::map<std::int64_t, ProgramFacts>> programs_;  ///< code, year
    std::unordered_set<std::string> returned_;  ///< serials whose money came back
    std::unordered_multimap<std::string, ExceptionDays> exceptions_;  ///< person key and program
    std::unordered_map<std::int64_t, std::string> batches_;  ///< visible ones and their departments
    PaidPeople paid_;
    People people_;  ///< whom a part is about
};

}  // namespace compare
