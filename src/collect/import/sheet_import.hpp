#pragma once

#include "collect/headers/layout.hpp"
#include "collect/import/report.hpp"
#include "collect/rows/checker.hpp"
#include "ledger/intake.hpp"

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace collect {

/// Carries one sheet's rows into its batch, a chunk at a time: memory stays flat and the store's
/// writer is never held for long.
class SheetImport {
public:
    struct Places {
        db::Pool& pool;
        ledger::Intake& intake;
        Known& known;
        const domain::Keyring& keys;
        platform::Date today;
        std::string source_system;
        /// Keys that the file repeats from the ledger, by hash: what it holds anew, the ledger
        /// itself tells.
        std::unordered_set<std::size_t>& known_keys;
        std::vector<guard::Grant> reach;  ///< of who hands the file in; empty: everything
    };

    SheetImport(Places places, const Layout& layout, SheetReport& report);

    void take(const sheet::Row& row);
    /// After the last row: writes what is pending.
    void finish();

private:
    struct Pending {
        int row_number;
        ledger::Record record;
    };
    struct Chunk {
        std::vector<ledger::Arrival> arrivals;
        std::vector<ledger::Proposal> proposals;
    };

    void write_chunk();
    void sort_out(Chunk& chunk, Pending&& pending,
                  const std::unordered_map<std::string, ledger::Existing>& existing);
    /// A row whose key the ledger holds: the same as it stands there, or a correction of it.
    void compare(Chunk& chunk, const Pending& pending, const ledger::Existing& known);
    void accept(Chunk& chunk, Pending&& pending, int version);
    ledger::Proposal propose(const Pending& pending, const ledger::Existing& existing);
    bool counted_elsewhere(const Pending& pending) const;
    void reject(int row, std::string_view column, const struct Wording& wording);
    void note(int row, Problem problem);

    static constexpr std::size_t chunk_rows = 2000;

    Places places_;
    const Layout& layout_;
    SheetReport& report_;
    RowChecker checker_;
    std::vector<Pending> pending_;
    std::unordered_set<std::string> chunk_keys_;
    std::size_t problems_written_ = 0;
    bool two_channels_ =
        false;  ///< another source system has payments: look for the same money (D07)
};

}  // namespace collect
