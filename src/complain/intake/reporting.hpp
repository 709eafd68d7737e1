#pragma once

#include "complain/intake/parcels.hpp"
#include "complain/model/outcome.hpp"
#include "complain/vault/identity.hpp"
#include "complain/vault/item.hpp"
#include "platform/http/request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// A report as the form sent it (投诉举报表单).
struct Form {
    Told told;
    std::optional<Identity> identity = {};  ///< of one who gives their name
    std::string notice;                     ///< a telephone or mailbox to be told at, or nothing
};

/// Refuses (Invalid) with one sentence for the first thing that is wrong; files are not looked at.
Form form_of(const http::Request& request);

/// Seals a report with its files and lays it into the public store, in one transaction: a receipt
/// that is shown opens its case. Refuses (Invalid) a file that is none of the kinds taken or too
/// large, (Conflict) when the county's window is not open.
struct Accepted {
    domain::ReceiptCode code;
    std::vector<std::string> digests;  ///< SHA-256 of each file, hexadecimal
};
Accepted accept_report(db::Pool& public_store, Form form, const std::vector<http::Upload>& files,
                       platform::Instant at);

/// A case as its reporter opens it. Nothing for a code that opens none: whether it is unknown or
/// its secret wrong is not told apart, and takes as long.
struct OpenedCase {
    bool must_exchange = false;  ///< a helper knows the code: nothing is shown before exchange_code
    std::vector<Item> items;
};
std::optional<OpenedCase> open_case(db::Session& session, const domain::ReceiptCode& code);

/// Puts a code that only its holder knows in the place of one that a helper knows (换码), in one
/// transaction: one of the two opens the case at any moment, `fresh` alone afterwards. Done again
/// it stays done. False when `old` opens no such case, or none any more.
bool exchange_code(db::Pool& public_store, const domain::ReceiptCode& old,
                   const domain::ReceiptCode& fresh);
/// What the other one of two who exchanged at the same moment is told.
inline constexpr std::string_view exchanged_elsewhere =
    "这个码刚才已经在别处换成新码，不能再用了。如果不是您换的，请到县信访局窗口说明，或者自己再交一"
    "次";

/// Adds a message to a case. Refuses (NotFound) a code that opens none, (Invalid) an empty text,
/// (Conflict) a code that must be exchanged first.
void add_message(db::Pool& public_store, const domain::ReceiptCode& code, std::string_view text,
                 platform::Instant at);
/// The reporter's word on how it was handled (评价).
void add_evaluation(db::Pool& public_store, const domain::ReceiptCode& code, Evaluation word,
                    platform::Instant at);

}  // namespace complain
