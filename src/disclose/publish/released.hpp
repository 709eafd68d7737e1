#pragma once

#include "disclose/log/event.hpp"
#include "disclose/publish/projection.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the public side may read of the office: rows after their mode has been applied, and sums.
namespace disclose {

/// A record as its latest event left it.
struct Released {
    std::int64_t leaf = 0;
    std::string record_id;
    int version = 1;
    Event event = Event::Publish;
    Mode mode = Mode::None;
    std::int64_t at = 0, first_at = 0;  ///< of this event and of the record's first
    std::optional<std::string> reason;  ///< a withdrawal's reason class, a correction's words
    std::optional<std::int64_t> names_until;
    PublicRow row;                           ///< nothing but program and year after a withdrawal
    std::optional<std::string> bank_result;  ///< of a payment, once that is public too

    /// The row itself may be seen, or a tombstone in its place.
    bool is_shown() const { return mode >= Mode::Masked; }
};

using UseReleased = std::function<void(const Released&)>;

std::int64_t log_size(db::Session& session);
/// How many leaves of the log are publications: it moves with whatever becomes public, and not with
/// commitments.
std::int64_t publications(db::Session& session);
/// Every record of the table whose latest event lies in [from, to), a piece at a time.
void each_released(db::Session& session, ledger::TableKind kind, std::int64_t from, std::int64_t to,
                   const UseReleased& use);
/// The payments whose bank result became public in [from, to).
void each_settled(db::Session& session, std::int64_t from, std::int64_t to, const UseReleased& use);

/// Every payment that is public now, by itself or in a sum, with the amount that was published.
void each_public_payment(
    db::Session& session,
    const std::function<void(std::string_view serial, std::int64_t amount_fen)>& use);

/// Sums of all public payments of a program's year in one place and period, those shown only in
/// sums included.
struct Total {
    std::int64_t region = 0;
    std::string period;
    std::int64_t rows = 0, people = 0, amount_fen = 0, returned_fen = 0, transit_fen = 0;
};
std::vector<Total> totals(db::Session& session, const std::string& program, std::int64_t year);

/// How many different persons a program's year reached in each village, town and the county.
struct Reach {
    std::int64_t region = 0;
    std::int64_t people = 0;
};
std::vector<Reach> reach(db::Session& session, const std::string& program, std::int64_t year);

/// How many different persons the payments of a program's year under one appropriation or one
/// allocation went to.
struct FundReach {
    std::string kind, number;
    std::int64_t people = 0;
};
std::vector<FundReach> fund_reach(db::Session& session, const std::string& program,
                                  std::int64_t year);

/// A program in a year of which something is public, with how its payments are shown.
struct PublicProgram {
    std::string code;
    std::int64_t year = 0;
    Mode mode = Mode::None;
    PublicRow row;  ///< the program's own description, of this year or the nearest
};
std::vector<PublicProgram> public_programs(db::Session& session);

/// One corrected field of a public record (原→现).
struct Change {
    int version = 0;
    std::int64_t at = 0;
    std::string field;
    std::optional<std::string> before, after;
    std::string reason;
};
/// What the public may know of a record's corrections, under the mode that holds now; nothing after
/// a withdrawal.
std::vector<Change> history(db::Session& session, const std::string& record_id);

struct PublicPolicy {
    std::int64_t id = 0;
    std::string index_number, title, issuer;
    std::optional<std::string> doc_no;
    std::int64_t issued_on = 0;
    std::optional<std::int64_t> effective_from, effective_to;
    std::string subject, audience, status, body;
    std::int64_t published_at = 0;
    std::vector<std::string> programs;
};
std::vector<PublicPolicy> public_policies(db::Session& session);

}  // namespace disclose
