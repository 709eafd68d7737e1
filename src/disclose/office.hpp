#pragma once

#include "domain/keyring.hpp"
#include "guard/gate.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

namespace disclose {

/// What every use case of the slice works with. Everything outlives it.
struct Office {
    db::Pool& pool;
    guard::Gate& gate;
    const platform::Clock& clock;
    const domain::Keyring& keys;
};

}  // namespace disclose
