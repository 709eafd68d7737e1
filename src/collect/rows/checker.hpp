#pragma once

#include "collect/headers/layout.hpp"
#include "collect/rows/known.hpp"
#include "collect/rows/problem.hpp"
#include "domain/keyring.hpp"
#include "guard/actor.hpp"
#include "ledger/record.hpp"

#include <optional>
#include <vector>

namespace collect {

/// What a row came to. With an Error among the problems there is no record.
struct Verdict {
    std::optional<ledger::Record> record;
    std::vector<Problem> problems;
};

/// Judges the rows of one sheet, each by itself (architecture §6, "Refusing a row"). Keeps no row.
class RowChecker {
public:
    struct Context {
        const Known& known;
        const domain::Keyring& keys;
        platform::Date today;
        std::string source_system;
        /// Grants of who hands the file in: rows of payments and projects outside all of them are
        /// refused. Empty: everything is within reach.
        std::vector<guard::Grant> reach = {};
    };

    RowChecker(const Layout& layout, Context context);

    Verdict check(const sheet::Row& row) const;

private:
    struct Draft;
    /// Where in the record stand the values that the checker knows by name; -1: not in this table.
    struct Slots {
        explicit Slots(const ledger::Table& table);
        int code, year, doc_no, program, region, source_system, period, period_from, period_to,
            person_key, id_sealed, birth_date, male, account_key, account_sealed, quantity,
            standard_fen, amount_fen;
    };

    void read(Draft& draft, std::size_t field, const sheet::Cell& cell) const;
    void read_personal(Draft& draft, const Field& field, const sheet::Cell& cell) const;
    void read_money(Draft& draft, std::size_t field, const sheet::Cell& cell) const;
    void read_time(Draft& draft, std::size_t field, const sheet::Cell& cell) const;
    void read_reference(Draft& draft, std::size_t field, const sheet::Cell& cell) const;
    void read_text(Draft& draft, std::size_t field, const sheet::Cell& cell) const;
    void look_across(Draft& draft, const sheet::Row& row) const;
    void look_at_reach(Draft& draft) const;
    std::string business_key(const Draft& draft) const;
    int column_of(std::string_view title) const;

    const Layout& layout_;
    const ledger::Table& table_;
    Context context_;
    const Slots slot_;
    std::vector<int> slots_;  ///< for each field, where its value stands in the record, or -1
    int village_column_, program_name_column_;  ///< in the sheet; -1: it has none
};

}  // namespace collect
