#pragma once

#include "ledger/reconcile.hpp"
#include "platform/db/db.hpp"

namespace disclose {

/// I11 (公开覆盖, 03 §2.0.1): of each program, period and place, the payments that arrived are
/// public or lawfully exempt, none is left lying. Exempt is what a signed profile of "none" or a
/// withdrawal keeps back. Decided for the programs of the signed catalogue; key: 项目编码 期间
/// 区划代码.
ledger::Identity coverage(db::Session& session);

}  // namespace disclose
