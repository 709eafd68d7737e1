#include "complain/cases/conditions.hpp"

#include "complain/cases/repeats.hpp"
#include "complain/cases/settlement.hpp"
#include "complain/open/clarifications.hpp"
#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using platform::Refusal;

void require_sealable(db::Session& session, const Office& office, const Opener& opener,
                      const Held& held) {
    if (office.above.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      "还没有登记上一级机关的公钥，不能封存上报；请运维人员在 county.toml 里设置 "
                      "complain.above"};
    // They tell of the same, and nobody would think of them once this one is gone.
    if (!joined_to(session, opener.actor, held.row.id).empty())
        throw Refusal{Refusal::Kind::Conflict, "有别的件并入了这一件，请先把它们一件一件封存上报"};
}

void require_publishable(const Details& details) {
    if (!domain::find_private(details.text).empty())
        throw Refusal{Refusal::Kind::Invalid, "公开澄清的文字里请不要写身份证号、电话和银行账号"};
    const int days = details.days.value_or(usual_influence);
    if (days < 1 || days > longest_influence)
        throw Refusal{Refusal::Kind::Invalid, "公开澄清最少挂1天，最多挂365天，请改一下公开多少天"};
}

}  // namespace

void require_conditions(db::Transaction& tx, const Office& office, const Opener& opener,
                        const Held& held, Move move, const Details& details) {
    switch (move) {
        case Move::Merge:
            if (details.into) require_joinable(tx, office, opener, held, *details.into);
            break;
        case Move::Close:
            if (details.settlement) require_mended(office, told_of(held), *details.settlement);
            break;
        case Move::Clarify: require_publishable(details); break;
        case Move::SealUp: require_sealable(tx, office, opener, held); break;
        default: break;
    }
}

std::optional<Date> promised_day(const Office& office, Kind kind, Date today) {
    for (const Deadline* rule : office.deadlines.starting(kind, "accepted", today))
        if (rule->who == Party::Organ) {
            ClockState state;
            state.rule = rule->rule;
            state.started = today;
            return CaseClock{office.calendar, office.deadlines, state}.due(today);
        }
    return std::nullopt;
}

}  // namespace complain
