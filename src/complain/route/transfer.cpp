#include "complain/route/transfer.hpp"

#include <algorithm>

namespace complain {

NextStep after_not_ours(std::span<const Transfer> past) {
    if (std::ranges::find(past, TransferKind::Arbitrated, &Transfer::kind) != past.end())
        return NextStep::Settled;
    return bounces(past) == 0 ? NextStep::Forward : NextStep::Arbitrate;
}

int bounces(std::span<const Transfer> past) {
    return static_cast<int>(std::ranges::count(past, TransferKind::NotOurs, &Transfer::kind));
}

}  // namespace complain
