#pragma once

#include "disclose/disclose.hpp"
#include "portal/mailbox/mailbox.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace portal {

/// How long an answer lies in the public zone.
inline constexpr std::chrono::minutes answer_lasts{15};

/// The office half of my own payments (自助查询): takes the envelopes, looks up, and lays the
/// sealed answers down. Running it twice over one envelope does no harm.
class SelfDesk {
public:
    SelfDesk(const disclose::Office& office, std::vector<disclose::IdentitySource> sources,
             Mailbox& mailbox)
        : office_(office), look_ups_(office, std::move(sources)), mailbox_(mailbox) {}

    /// Answers what waits, a bounded number; how many there were.
    int answer();

private:
    std::optional<Answer> answer_to(const Envelope& envelope);

    disclose::Office office_;
    disclose::LookUps look_ups_;
    Mailbox& mailbox_;
};

}  // namespace portal
