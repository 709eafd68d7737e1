#pragma once

#include "platform/sheet/sheet.hpp"

#include <string>
#include <vector>

namespace sheet {

/// One row while it is being gathered: its cells, and the text they own, reused from row to row.
class RowBuffer {
public:
    void clear();
    bool empty() const { return slots_.empty(); }
    std::size_t columns() const { return slots_.size(); }

    /// The cells' own text, to be appended to; a cell owns what was appended for it.
    std::string& text() { return text_; }
    /// Puts a cell whose text is `text()` from `from` on.
    void put_own(std::size_t column, Kind kind, std::size_t from, std::int64_t days = 0);
    /// Puts a cell whose text lives elsewhere, longer than the row.
    void put_text(std::size_t column, std::string_view text);

    /// Valid until the next change.
    std::span<const Cell> cells();

private:
    struct Slot {
        Cell cell;
        std::size_t from = 0;
        std::size_t length = 0;
        bool own = false;
    };
    Slot& at(std::size_t column);

    std::vector<Slot> slots_;
    std::vector<Cell> cells_;
    std::string text_;
};

}  // namespace sheet
