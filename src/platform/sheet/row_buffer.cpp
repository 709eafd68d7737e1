#include "platform/sheet/row_buffer.hpp"

namespace sheet {

void RowBuffer::clear() {
    slots_.clear();
    text_.clear();
}

RowBuffer::Slot& RowBuffer::at(std::size_t column) {
    if (column >= slots_.size()) slots_.resize(column + 1);
    return slots_[column];
}

void RowBuffer::put_own(std::size_t column, Kind kind, std::size_t from, std::int64_t days) {
    at(column) = {{kind, {}, days}, from, text_.size() - from, true};
}

void RowBuffer::put_text(std::size_t column, std::string_view text) {
    at(column) = {{Kind::Text, text, 0}, 0, 0, false};
}

std::span<const Cell> RowBuffer::cells() {
    cells_.clear();
    for (const Slot& slot : slots_) {
        cells_.push_back(slot.cell);
        if (slot.own) cells_.back().text = std::string_view{text_}.substr(slot.from, slot.length);
    }
    return cells_;
}

}  // namespace sheet
