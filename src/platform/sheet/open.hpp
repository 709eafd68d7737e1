#pragma once

#include "platform/sheet/sheet.hpp"
#include "platform/sheet/source.hpp"

// One opener for each family of formats. Used inside sheet:: only; others call sheet::open.
namespace sheet {

std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<Source> source, const Limits& limits);
std::unique_ptr<Workbook> open_xls(std::unique_ptr<Source> source, const Limits& limits);
std::unique_ptr<Workbook> open_text(std::unique_ptr<Source> source, const Limits& limits);

}  // namespace sheet
