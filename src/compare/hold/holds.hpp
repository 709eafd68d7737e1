#pragma once

#include "compare/hold/hold_store.hpp"
#include "compare/hold/paid_row.hpp"
#include "compare/run/hit.hpp"
#include "ledger/regions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace compare {

/// What comes with a move.
struct HoldDecision {
    std::string reason;                      ///< ten characters, but for approving and making good
    std::optional<std::int64_t> amount_fen;  ///< renewing, releasing: all that is held by now
    std::string serial;                      ///< making good: the payment's 发放流水号
};

/// Where a hit was found.
enum class FoundBy { Run, Precheck };

/// Holding payments (暂缓发放). Each command is one transaction with its audit row, and is refused
/// (Forbidden) to all who are not officers: no job holds anything.
class Holds {
public:
    Holds(const Office& office, HoldTerms terms, const ledger::Regions& regions);

    /// Asks to hold what `record`, a row of the hit, was paid for. The caller has shown the hit to
    /// the officer. Answers the hold's id. Refuses (Invalid) a hit that is not about payments or
    /// says that somebody is owed, and grounds that are not whole (check); (Forbidden) another
    /// department's; (Conflict) while an earlier one of this person and program is open or owes.
    std::int64_t ask(const guard::Actor& actor, const Hit& hit, FoundBy found_by,
                     const std::string& record, const Grounds& grounds);
    /// Refuses (Conflict) a move that does not fit the state, (Forbidden) approving, refusing,
    /// renewing and confirming what one asked for oneself, (Invalid) a reason too short, a smaller
    /// amount, and a payment that does not make good, saying why.
    void take(const guard::Actor& actor, std::int64_t id, HoldMove move,
              const HoldDecision& decision);

    /// Those of the officer's departments, newest first. Refuses (Forbidden) who may neither ask
    /// nor decide.
    std::vector<Hold> visible(db::Session& session, const guard::Actor& actor) const;
    /// What the officer may do with it now.
    std::vector<HoldMove> moves(const Hold& hold, const guard::Actor& actor) const;
    std::int64_t today() const;

private:
    Hold draft_of(const PaidRow& paid, const Hit& hit, const FoundRow& row) const;
    HoldStep step_of(db::Session& session, const Hold& hold, HoldMove move,
                     const HoldDecision& decision) const;
    void put_payment(db::Session& session, const Hold& hold, HoldStep& step) const;

    Office office_;
    HoldTerms terms_;
    const ledger::Regions& regions_;
    HoldStore store_;
};

}  // namespace compare
