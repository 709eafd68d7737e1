#pragma once

#include "collect/import/report.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/sheet/writer.hpp"

#include <filesystem>
#include <vector>

namespace collect {

/// Copies a clerk's sheets row by row, keeping the row numbers, with the bad cells red, the
/// doubtful yellow, and the reasons in a last column. `report` is what import() said of this
/// workbook; a refused file gives one sheet that says why.
void annotate(sheet::Workbook& workbook, const FileReport& report, sheet::Writer& out);
/// One sheet that says why a file was refused.
void annotate_refusal(const std::string& file, const std::string& why, sheet::Writer& out);
/// The same for the files of one call, into one .xlsx; sheets without a problem are left out.
void write_annotated(const std::vector<FileReport>& reports, const std::filesystem::path& to);

}  // namespace collect
