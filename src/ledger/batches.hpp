#pragma once

#include "domain/region.hpp"
#include "ledger/intake.hpp"
#include "ledger/record.hpp"

#include <functional>
#include <optional>
#include <string>

namespace ledger {

/// Who handed a batch in.
struct BatchOrigin {
    std::int64_t file_id = 0;
    std::string department;
    std::optional<std::int64_t> officer;  ///< none: the command line
};

/// Nothing for an unknown batch, or one that is not visible yet.
std::optional<BatchOrigin> find_batch(db::Session& session, BatchId id);

/// The payments of a program's newest period inside a division, as they hold now, by place and
/// name; at most 100,000.
void each_latest_payment(db::Session& session, const std::string& program,
                         domain::RegionCode within, const std::function<void(const Record&)>& use);

}  // namespace ledger
