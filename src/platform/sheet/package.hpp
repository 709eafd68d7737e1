#pragma once

#include "platform/sheet/zip.hpp"

#include <string>
#include <vector>

namespace sheet {

/// What an .xlsx says about itself: which part is which.
struct Package {
    std::vector<Sheet> sheets;
    std::vector<std::string> sheet_parts;  ///< one for each of `sheets`
    std::string styles_part;               ///< "" if there is none
    std::string shared_strings_part;
    bool dates_from_1904 = false;
};

/// Refuses macros, zips that are no workbook, and workbooks without a worksheet.
Package read_package(Zip& zip, const Limits& limits);

}  // namespace sheet
