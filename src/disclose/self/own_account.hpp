#pragma once

#include "disclose/office.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// A payment as its own payee sees it, whatever the public may see of it.
struct OwnPayment {
    std::string program, program_name, period;
    std::int64_t region = 0, amount_fen = 0, pay_day = 0;
    std::optional<std::string> result, reason;  ///< the bank's word: 成功, 退回, 在途
    std::optional<std::int64_t> result_day;
    std::string account;                ///< "**** 0158"
    std::optional<std::string> record;  ///< its public page, where it has one
};

/// Who saw what of the person, and when.
struct Sighting {
    /// "slip" handed over; "look_slip", "look_code", "look_card", "look_provider" by the person; a
    /// whole "id_number" or "account" by an officer.
    std::string what;
    std::string who;  ///< the officer's unit and name; empty: the person
    std::int64_t at = 0;
};

/// What a person is shown of themselves (我的账). An account without a payment is one too.
struct OwnAccount {
    std::string masked_name;  ///< empty when nothing is known
    bool has_more = false;    ///< older payments are left out
    std::vector<OwnPayment> payments;
    std::vector<Sighting> sightings;
    std::optional<std::int64_t> code_until;  ///< last moment of the code that opened it
};

/// The caller has recorded who looks.
OwnAccount own_account(db::Session& session, const domain::Keyring& keys, const db::Uuid& person);

}  // namespace disclose
