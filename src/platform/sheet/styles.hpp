#pragma once

#include "platform/sheet/zip.hpp"

#include <string_view>
#include <vector>

namespace sheet {

/// Which cell styles of an .xlsx show a number as a date.
class Styles {
public:
    void load(Zip& zip, std::string_view part);
    bool is_date(std::size_t style) const { return style < dates_.size() && dates_[style]; }

private:
    std::vector<bool> dates_;
};

}  // namespace sheet
