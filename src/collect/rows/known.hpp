#pragma once

#include "ledger/regions.hpp"
#include "ledger/table.hpp"
#include "platform/db/db.hpp"

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace collect {

/// What rows may refer to: divisions, programs, and the numbers of the level above. Held in memory
/// through one import; rows that arrive are added, so that a file's second sheet finds the first's.
class Known {
public:
    explicit Known(db::Session& session);
    /// Knows the divisions and nothing else yet.
    explicit Known(ledger::Regions regions) : regions_(std::move(regions)) {}

    const ledger::Regions& regions() const { return regions_; }
    /// The name of a program, or nullptr for a code that no year has.
    const std::string* program_name(const std::string& code) const;
    /// Who answers for a program (主管部门), in any of its years; empty for an unknown code.
    std::span<const std::string> departments_of(const std::string& code) const;
    /// Payments are too many to hold: their keys are asked for when they are needed.
    bool has(ledger::TableKind kind, const std::string& key) const;
    void add(ledger::TableKind kind, const std::string& key);
    void add_program(const std::string& code, const std::string& name,
                     const std::string& department);

private:
    struct Program {
        std::string name;
        std::vector<std::string> departments;
    };

    ledger::Regions regions_;
    std::unordered_map<std::string, Program> programs_;
    std::array<std::unordered_set<std::string>, ledger::table_count> numbers_;
};

}  // namespace collect
