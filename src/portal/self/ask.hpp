#pragma once

#include "disclose/disclose.hpp"
#include "domain/receipt_code.hpp"
#include "platform/crypto/box.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What travels through the mailbox for my own payments (自助查询): docs/formats/self-query.md.
namespace portal::self {

inline constexpr std::string_view envelope_kind = "self";

/// A visitor's question. The public zone seals it to the office and forgets it.
struct Ask {
    enum class Way { Slip, Code, Identity };

    Way way = Way::Code;
    domain::ReceiptProof shown;             ///< of the slip or the code
    domain::ReceiptProof next;              ///< of the code that takes the slip's place
    disclose::IdentityAssertion assertion;  ///< instead, for Identity
    std::string answer_look_up;             ///< where the answer is to lie, 32 bytes
    std::string answer_key;                 ///< what it is to be sealed with, 32 bytes
};

/// Nothing if `public_key` is none or the assertion too long. All envelopes have one length.
std::optional<std::string> seal_ask(const Ask& ask, std::string_view public_key);
/// Nothing for what the key does not open or what is no question; whoever wrote it.
std::optional<Ask> open_ask(std::string_view sealed, const crypto::BoxKey& key);
/// The text inside an envelope, its padding taken off; for open_ask and its fuzz target.
std::optional<Ask> read_ask(std::string_view plain);

/// What the office says. Nothing of the account: the question opened none, and why is not said.
struct Reply {
    std::int64_t at = 0;
    std::optional<disclose::OwnAccount> account;
};

/// Padded, so that an answer with few payments or none looks like one that found nothing.
std::string seal_reply(const Reply& reply, const crypto::Secret& key);
/// Nothing if the key is another one.
std::optional<Reply> open_reply(std::string_view sealed, const crypto::Secret& key);

}  // namespace portal::self
