#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// What somebody sent from the public zone, sealed to the office: the zone that keeps it cannot
/// read it.
struct Envelope {
    std::int64_t id = 0;
    std::string kind;  ///< who in the office opens it: "self"
    std::string sealed;
};

/// What the office says back, sealed to a code that only the asker holds.
struct Answer {
    std::string lookup;  ///< 32 bytes: SHA-256 of the code's look-up half
    std::string sealed;
    platform::Instant expires;
};

/// The public zone's mailbox (收发箱) as the office reaches it: in the store itself, or over HTTP
/// from another machine. The office always calls; the public zone never does.
class Mailbox {
public:
    virtual ~Mailbox() = default;
    /// The oldest envelopes, at most `limit`. They stay until settle() names them.
    virtual std::vector<Envelope> waiting(int limit) = 0;
    /// Keeps the answers and lets the opened envelopes go, in one transaction. Twice does no harm.
    virtual void settle(std::span<const std::int64_t> opened, std::span<const Answer> answers) = 0;
};

/// The mailbox of a public store that this process can open.
class StoreMailbox final : public Mailbox {
public:
    StoreMailbox(db::Pool& public_store, const platform::Clock& clock)
        : public_(public_store), clock_(clock) {}

    std::vector<Envelope> waiting(int limit) override;
    /// Drops the answers whose time is over as well.
    void settle(std::span<const std::int64_t> opened, std::span<const Answer> answers) override;

private:
    db::Pool& public_;
    const platform::Clock& clock_;
};

/// The public zone's own half: what a visitor's request puts in and takes out.
std::int64_t put_envelope(db::Transaction& tx, std::string_view kind, std::string_view sealed,
                          platform::Instant at);
/// Lets go what was sent so long ago that nobody waits for the answer any more.
void drop_envelopes_before(db::Transaction& tx, std::string_view kind, platform::Instant then);
/// The sealed answer that lies there for `lookup`, if any and if its time is not over.
std::optional<std::string> answer_for(db::Session& session, std::string_view lookup,
                                      platform::Instant now);
/// Lets an answer go before its time is over.
void drop_answer(db::Transaction& tx, std::string_view lookup);
/// How many envelopes the office has not taken yet.
std::int64_t envelopes_waiting(db::Session& session);

}  // namespace portal
