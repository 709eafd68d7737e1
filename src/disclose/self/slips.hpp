#pragma once

#include "disclose/office.hpp"
#include "domain/receipt_code.hpp"
#include "guard/actor.hpp"
#include "platform/core/clock.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// How long a slip waits for its first use, and how long the code in its place then holds.
inline constexpr std::chrono::days slip_lasts{7}, code_lasts{365};
/// Slips that one officer may hand over in a day.
inline constexpr std::int64_t slips_a_day = 100;

/// A slip as it was made. Its code is known here once, to be printed, and then to nobody.
struct IssuedSlip {
    std::int64_t id = 0;
    domain::ReceiptCode code;
    platform::Instant expires;
};

struct SlipEntry {
    enum class State { Waiting, Used, Expired, Revoked };

    std::int64_t id = 0;
    std::string region_name, officer, department;
    std::int64_t issued_at = 0, expires_at = 0;
    std::optional<std::int64_t> used_at;
    State state = State::Waiting;
};

/// Whether the officer has seen the person and the original of the identity card.
enum class Presence { Verified, NotVerified };

/// The slips that open a payee's own payments (自助查询凭条), handed over face to face. Whether the
/// number belongs to anybody in the ledger makes no difference to anything that is said here.
class Slips {
public:
    explicit Slips(const Office& office) : office_(office) {}

    /// For the holder of that identity card. Refuses (Invalid) a number that is none and a person
    /// who was not there, (TooMany) beyond the day's number.
    IssuedSlip issue(const guard::Actor& actor, std::string_view id_number, Presence presence);
    /// Slip and code end at once. Refuses (NotFound, Conflict) what is not there or over.
    void revoke(const guard::Actor& actor, std::int64_t id);
    /// The newest first, behind `before`: those of counters within the actor's reach, without
    /// codes, names or numbers.
    std::vector<SlipEntry> list(const guard::Actor& actor, std::optional<std::int64_t> before,
                                int limit) const;

private:
    Office office_;
};

/// What is kept of a code's proof: HMAC under the office's own key.
std::string kept_proof(const domain::Keyring& keys, std::string_view proof);

}  // namespace disclose
