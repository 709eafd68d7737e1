#include "complain/model/complaint.hpp"

namespace complain {

void Complaint::change(Move move, Person by, Instant at, const Details& details) {
    const MoveRule& rule = rule_of(move);
    move_on(move, details, platform::local_date(at));
    if (move == Move::Decide) state_.decider = by;
    if (move == Move::Approve) state_.approver = by;
    if (rule.to) state_.stage = *rule.to;
}

void Complaint::move_on(Move move, const Details& details, Date on) {
    const Body from = state_.body.value_or(Body{});
    switch (move) {
        case Move::Transfer:
            state_.transfers.push_back({TransferKind::Sent, from, *details.body, on, details.text});
            state_.body = details.body;
            break;
        case Move::NotOurs: {
            state_.awaits_arbitration = after_not_ours(state_.transfers) == NextStep::Arbitrate;
            const Body to = state_.awaits_arbitration ? from : details.body.value_or(from);
            state_.transfers.push_back({TransferKind::NotOurs, from, to, on, details.text});
            state_.body = to;
            state_.handler.reset();
            break;
        }
        case Move::Arbitrate:
            state_.transfers.push_back(
                {TransferKind::Arbitrated, from, *details.body, on, details.text});
            state_.body = details.body;
            state_.awaits_arbitration = false;
            break;
        case Move::Accept:
            if (details.body) state_.body = details.body;
            break;
        case Move::SealUp: wipe(); break;
        case Move::Assign:
        case Move::Reassign: state_.handler = details.handler; break;
        case Move::Decide: state_.found = details.found; break;
        case Move::Evaluate: state_.evaluation = details.evaluation; break;
        case Move::Reopen: reset_round(*details.superior); break;
        case Move::Appeal: state_.is_appealed = true; break;
        default: break;
    }
}

/// A second round begins: nobody of the first may pass for having done its part.
void Complaint::reset_round(Person superior) {
    if (state_.handler) state_.earlier_handlers.push_back(*state_.handler);
    state_.is_reopened = true;
    state_.superior = superior;
    state_.handler.reset();
    state_.decider.reset();
    state_.approver.reset();
    state_.evaluation.reset();
    state_.found.reset();
}

/// G2: of a case that belongs to the level above only the receipt stays.
void Complaint::wipe() {
    ComplaintState left;
    left.id = state_.id;
    left.kind = state_.kind;
    left.received = state_.received;
    left.is_sealed_up = true;
    left.body = Body{BodyType::Above, {}, {}};
    state_ = std::move(left);
}

}  // namespace complain
