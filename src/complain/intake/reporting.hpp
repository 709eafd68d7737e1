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
    std::vector<Item> items;
};
std::optional<OpenedCase> open_case(db::Session& session, const domain::ReceiptCode& code);

/// Adds a message to a case. Refuses (NotFound) a code that opens none, (Invalid) an empty text.
void add_message(db::Pool& public_store, const domain::ReceiptCode& code, std::string_view text,
                 platform::Instant at);
/// The reporter's word on how it was handled (评价).
void add_evaluation(db::Pool& public_store, const domain::ReceiptCode& code, Evaluation word,
                    platform::Instant at);

}  // namespace complain
