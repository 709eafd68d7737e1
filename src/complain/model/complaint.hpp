#pragma once

#include "complain/clock/case_clock.hpp"
#include "complain/model/kind.hpp"
#include "complain/model/outcome.hpp"
#include "complain/model/stage.hpp"
#include "complain/route/recusal.hpp"
#include "complain/route/transfer.hpp"
#include "platform/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace complain {

using platform::Instant;

/// Who does it: an officer's number, 0 for the reporter, whom the office does not know.
using Person = std::int64_t;
inline constexpr Person reporter = 0;

/// What a move carries, each move some of it. `text` is never shown outside the case.
struct Details {
    std::string text;
    std::optional<Refused> refused;              ///< Refuse: the coded reason
    std::optional<Body> body;                    ///< Transfer, NotOurs, Arbitrate, Appeal: to whom
    std::optional<std::int64_t> into;            ///< Merge: the case it joins
    std::optional<Person> handler;               ///< Assign, Reassign
    std::optional<std::vector<Ground>> recusal;  ///< Assign, Reassign: what recusal() found (G1)
    std::optional<PauseReason> pause;            ///< Pause
    std::optional<int> days;                     ///< Extend
    std::optional<Class> found;                  ///< Decide: 属实 …
    std::optional<Settlement> settlement;        ///< Close, of a dispute
    std::optional<Evaluation> evaluation;        ///< Evaluate
    std::optional<Person> superior;              ///< Reopen: who takes it from here
    std::string approval;                        ///< FalseReport: number of the city's approval
    bool has_consent = false;                    ///< Clarify: the person wishes it, in writing
    std::optional<Date> due;                     ///< the last day from now on, as the clock says

    friend bool operator==(const Details&, const Details&) = default;
};

/// One step that was taken; the list of them is the case's history.
struct Event {
    Move move{};
    Person by = 0;
    Instant at{};
    Details details;

    friend bool operator==(const Event&, const Event&) = default;
};

/// All that a store keeps of a case; the clock is kept beside it.
struct ComplaintState {
    std::int64_t id = 0;
    Kind kind{};
    RegionCode place;
    bool is_named = false;  ///< 实名
    Instant received{};
    Stage stage = Stage::Received;
    std::optional<Body> body;
    std::optional<Person> handler, decider, approver;
    std::optional<Person> superior;        ///< who reopened cases are under
    std::vector<Person> earlier_handlers;  ///< of the round before reopening
    std::vector<Transfer> transfers;
    bool awaits_arbitration = false;
    bool is_sealed_up = false;  ///< it has left for the level above (G2)
    bool is_reopened = false;
    bool is_appealed = false;
    bool is_urgent = false;                ///< 打击报复: goes before all others
    std::optional<Evaluation> evaluation;  ///< of the last closing
    std::optional<Class> found;
    std::vector<Event> events;

    friend bool operator==(const ComplaintState&, const ComplaintState&) = default;
};

/// 投诉件: the rules of a case's life (05 §4.3). Does no I/O; who has which right, the caller asks
/// first (rule_of(move).right).
class Complaint {
public:
    explicit Complaint(ComplaintState state) : state_(std::move(state)) {}

    const ComplaintState& state() const { return state_; }
    /// Refuses (Conflict) what the stage does not allow and whoever must be another, (Invalid) what
    /// is missing; then nothing has changed.
    void apply(Move move, Person by, Instant at, Details details);
    /// What would not be refused for its stage or for who does it.
    std::vector<Move> open_to(Person by) const;
    /// Corrects a guess before it is accepted: staff decide the kind. Refuses (Conflict) later.
    void reclassify(Kind kind);

    /// All that the reporter is told of the stage (G6).
    PublicStatus public_status() const;
    /// "不予受理（已经进入诉讼、仲裁或者行政复议）".
    std::string public_text() const;

private:
    std::string objection(Move move, Person by) const;
    void require_details(Move move, const Details& details) const;
    void require_assignable(const Details& details) const;
    void require_body(const Details& details) const;
    void change(Move move, Person by, Instant at, const Details& details);
    void move_on(Move move, const Details& details, Date on);
    void reset_round(Person superior);
    void wipe();

    ComplaintState state_;
};

}  // namespace complain
