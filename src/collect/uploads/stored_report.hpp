#pragma once

#include "collect/import/report.hpp"
#include "platform/db/db.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace collect {

/// A file's sheets as an upload keeps and shows them: the array of `Sheet` in office-api.md. The
/// problems stand in collect_problem.
std::string stored_report(const FileReport& report);
/// The inverse, with the problems read back from the store.
FileReport read_report(db::Session& session, const std::string& file_name, std::string_view stored);

}  // namespace collect
