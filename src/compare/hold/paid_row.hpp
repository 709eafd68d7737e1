#pragma once

#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace compare {

/// What a hold asks of one payment of the ledger.
struct PaidRow {
    std::string person;  ///< 16 bytes
    std::string program, period, name;
    std::int64_t region = 0, amount_fen = 0, pay_date = 0;
    bool returned = false;   ///< came back, failed, or is still on its way
    std::string department;  ///< who handed it in, else the program's own; may be empty
};

/// By its 发放流水号; nothing for one that is not there, withdrawn, or not visible yet.
std::optional<PaidRow> paid_row(db::Session& session, const std::string& serial);

}  // namespace compare
