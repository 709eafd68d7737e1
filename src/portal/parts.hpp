#pragma once

#include "platform/http/request.hpp"
#include "portal/frame.hpp"
#include "portal/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What several pages share.
namespace portal {
class SmallFunds;
}

namespace portal::parts {

/// In the place of an amount that SmallFunds hides.
inline constexpr std::string_view not_alone = "不单独列出";

/// The place of the route's {code}; refuses (NotFound) what is none.
const Place& place(const Visit& visit, std::string_view code);
/// ?year=, or the newest; refuses (Invalid) what is no year.
std::int64_t year(const Visit& visit, const http::Request& request);
[[noreturn]] void not_found(std::string_view what);

/// Links to other years, if there are any; `address` makes one.
void years(View view, const std::vector<std::int64_t>& years, std::int64_t shown,
           const std::function<std::string(std::string_view year)>& address);
/// A line of a list of facts; left out when there is nothing to say.
void fact(View view, std::string_view label, std::string_view text);
/// Withdrawal, corrections and the place in the public log.
void proof(View view, const Published& record, const std::vector<Change>& history);
/// The way up from an appropriation (or allocation) to its source, and the record itself at the
/// end.
void trail(View view, Store& store, SmallFunds& small, std::string_view kind,
           std::string_view number, std::string_view program, std::string_view self_kind,
           std::string_view self_amount);
/// The fund chain of a program's year, or of all programs': picture and table.
void chain(View view, const Snapshot& snapshot, std::int64_t year, std::string_view program,
           std::string_view title);
/// What a county, town or village page calls the sum that belongs to no single place below.
std::string rest_label(const Cell& cell, const Place& place);
/// The SVG path of a QR code's dark modules, and its view box.
struct Qr {
    std::string modules, box;
};
std::optional<Qr> qr(const std::string& text);

}  // namespace portal::parts
