#pragma once

#include "disclose/self/own_account.hpp"
#include "domain/receipt_code.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

/// Who may say whose identity card lies on the reader, or who has signed in (身份来源).
struct IdentitySource {
    enum class Kind { Card, Provider };

    std::string name;  ///< stable: "kiosk-1"
    Kind kind = Kind::Card;
    std::string public_key;  ///< Ed25519, 32 bytes
};

/// What a source says: docs/formats/identity-assertion.md. The public zone carries it unread.
struct IdentityAssertion {
    std::string source, challenge;
    std::int64_t at = 0;    ///< milliseconds
    std::string sealed;     ///< the number, sealed to the office
    std::string signature;  ///< of all of the above
};
/// What a source signs.
std::string signed_text(const IdentityAssertion& assertion);
/// An assertion older than this, or from the future by as much, is worth nothing.
inline constexpr std::chrono::minutes assertion_lasts{5};

/// The ways to one's own account. Each is one transaction with its audit row. Nothing: the code is
/// unknown, used, revoked or over, or the assertion does not hold; which of them is not said.
class LookUps {
public:
    LookUps(const Office& office, std::vector<IdentitySource> sources)
        : office_(office), sources_(std::move(sources)) {}

    /// The slip's first and only use: from now on `next` opens what it opened, and what older slips
    /// of the person opened is closed. The same pair again does no harm.
    std::optional<OwnAccount> by_slip(const domain::ReceiptProof& slip,
                                      const domain::ReceiptProof& next);
    std::optional<OwnAccount> by_code(const domain::ReceiptProof& code);
    /// `answer` says where the answer goes: a challenge is good once, but for the same answer.
    std::optional<OwnAccount> by_identity(const IdentityAssertion& assertion,
                                          const std::string& answer);

private:
    const IdentitySource* source_of(const IdentityAssertion& assertion) const;
    OwnAccount looked_at(db::Transaction& tx, const db::Uuid& person, std::string_view way);

    Office office_;
    std::vector<IdentitySource> sources_;
};

}  // namespace disclose
