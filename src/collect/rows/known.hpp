#pragma once

#include "ledger/regions.hpp"
#include "ledger/table.hpp"
#include "platform/db/db.hpp"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace collect {

/// What rows may refer to: divisions, programs, and the numbers of the level above. Held in memory
/// through one import; rows that arrive are added, so that a file's second sheet finds the first's.
class Known {
public:
    explicit Known(db::Session& session);

    const ledger::Regions& regions() const { return regions_; }
    /// The name of a program, or nullptr for a code that no year has.
    const std::string* program_name(const std::string& code) const;
    /// Payments are too many to hold: their keys are asked for when they are needed.
    bool has(ledger::TableKind kind, const std::string& key) const;
    void add(ledger::TableKind kind, const std::string& key, const std::string& program_name = {});

private:
    ledger::Regions regions_;
    std::unordered_map<std::string, std::string> programs_;
    std::array<std::unordered_set<std::string>, ledger::table_count> numbers_;
};

}  // namespace collect
