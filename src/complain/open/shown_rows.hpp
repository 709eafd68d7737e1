#pragma once

#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is public of complaints (投诉办理公开), as finished documents of the public store.
namespace complain::public_rows {

/// Changes nothing when it stands so already.
void show(db::Transaction& tx, std::string_view name, std::string_view text);
std::optional<std::string> shown(db::Session& session, std::string_view name);
/// "2017-10", the newest first.
std::vector<std::string> shown_months(db::Session& session);

}  // namespace complain::public_rows
