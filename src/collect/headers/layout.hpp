#pragma once

#include "collect/headers/field.hpp"
#include "platform/sheet/sheet.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace collect {

/// Which collection table a sheet holds and where its columns stand.
struct Layout {
    const Form* form = nullptr;
    int header_row = 0;               ///< the last row of the header, as the spreadsheet shows it
    std::vector<int> columns;         ///< for each field of the form, its column, or -1
    std::vector<bool> ten_thousands;  ///< for each field: the header says 万元
    std::vector<std::string> titles;  ///< the headers as written, for the annotated workbook

    int matched() const;
    /// Required fields that no column holds.
    std::vector<std::string_view> missing() const;
};

/// The table that these headers belong to, if enough of them are known. `row` is the row's number.
std::optional<Layout> match_header(std::span<const std::string> headers, int row);

/// Finds the header wherever it stands in the first rows of a sheet; a header of two rows counts as
/// one.
class HeaderFinder {
public:
    enum class Step { Looking, Found, FoundBefore };

    /// Looks at the next row. Found: this row ends the header. FoundBefore: the row before did,
    /// this one is data.
    Step look(const sheet::Row& row);
    const Layout& layout() const { return *layout_; }
    /// After the last row: a header with nothing below it.
    bool found() const { return layout_.has_value(); }
    /// Titles and notes that stood above, for the unit line (单位：万元).
    bool amounts_in_ten_thousands() const { return ten_thousands_; }

private:
    static constexpr int rows_to_look_at = 40;

    std::vector<std::string> previous_;
    std::optional<Layout> layout_;
    bool ten_thousands_ = false;
    int looked_at_ = 0;
};

}  // namespace collect
