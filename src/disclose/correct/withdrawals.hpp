#pragma once

#include "disclose/office.hpp"
#include "guard/actor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

/// "privacy" → "涉及隐私"; nothing for what is no reason class.
std::optional<std::string_view> withdrawal_reason_title(std::string_view reason);

struct WithdrawalEntry {
    std::string record_id, table, key, reason, note, asked_by;
    std::int64_t asked_by_id = 0, asked_at = 0;
};
/// Those that wait for a second officer.
std::vector<WithdrawalEntry> open_withdrawals(db::Session& session);

/// Takes a record back from the public (撤回): the publisher and the secrecy reviewer together, in
/// either order.
class Withdrawals {
public:
    explicit Withdrawals(const Office& office) : office_(office) {}

    /// The record stays public until another officer confirms.
    void ask(const guard::Actor& actor, const std::string& record_id, const std::string& reason,
             const std::string& note);
    /// Leaves a tombstone; answers its leaf. Refuses (Forbidden) who asked, and a second officer of
    /// the same part.
    std::uint64_t confirm(const guard::Actor& actor, const std::string& record_id);

private:
    Office office_;
};

/// Ends the names whose retention is over (到期); a job of the system. Answers how many.
std::int64_t expire_names(const Office& office);

/// A whole personal number of a payment, for one who may see it and says why (at least 4
/// characters). The audit row is there before the number is opened. `field` is "id_number" or
/// "account".
std::string reveal_number(const Office& office, const guard::Actor& actor, const std::string& key,
                          std::string_view field, const std::string& reason);

}  // namespace disclose
