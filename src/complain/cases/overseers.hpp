#pragma once

#include "complain/cases/held.hpp"

namespace complain {

/// Notes who is told when a case is late (督办): the approvers, first those of the handler's own
/// department, and the leading group, but nobody who stands too near. Only who reads the case can
/// ask that, so it is asked whenever it is classified or changes hands.
void note_overseers(db::Transaction& tx, const Office& office, const Held& held);

}  // namespace complain
