#include "collect/rows/kind.hpp"

#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace collect {

namespace {

constexpr std::array<std::string_view, 9> total_words{
    "合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "大写合计", "合计金额"};
constexpr std::array<std::string_view, 24> note_words{
    "制表",     "审核", "填表", "填报", "复核", "负责人", "经办", "单位负责人",
    "主管",     "分管", "签字", "签章", "盖章", "编制",   "日期", "联系人",
    "联系电话", "说明", "注",   "备注", "第",   "以上",   "公章", "报送"};

std::string plain(std::string_view text) {
    return text::without_blanks(text::normalise_width(text));
}

const sheet::Cell* cell_at(const sheet::Row& row, int column) {
    if (column < 0 || column >= static_cast<int>(row.cells.size())) return nullptr;
    const auto& cell = row.cells[static_cast<std::size_t>(column)];
    return cell.kind == sheet::Kind::Empty || text::trim(cell.text).empty() ? nullptr : &cell;
}

bool begins_with_any(const std::string& text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

bool is_total_word(const std::string& text) {
    return begins_with_any(text, total_words) &&
           text.size() <= std::string_view("本页合计人民币大写：").size();
}

/// Totals and signatures fill a few cells; a row of data that lacks so many is not known to any
/// clerk.
constexpr int sparse = 4;

}  // namespace

RowKind kind_of(const Layout& layout, const sheet::Row& row) {
    int filled = 0;
    int required_filled = 0;
    int header_again = 0;
    for (std::size_t f = 0; f < layout.columns.size(); ++f) {
        const auto* cell = cell_at(row, layout.columns[f]);
        if (cell == nullptr) continue;
        ++filled;
        required_filled += layout.form->fields[f].required ? 1 : 0;
        header_again +=
            cell->text == layout.titles[static_cast<std::size_t>(layout.columns[f])] ? 1 : 0;
    }
    int all = 0;
    bool total = false;
    bool note = false;
    for (int column = 0; column < static_cast<int>(row.cells.size()); ++column) {
        const auto* cell = cell_at(row, column);
        if (cell == nullptr) continue;
        ++all;
        if (cell->kind != sheet::Kind::Text || all > sparse) continue;
        const auto text = plain(cell->text);
        total = total || is_total_word(text);
        note = note || (begins_with_any(text, note_words) &&
                        (text.find(':') != std::string::npos || all == 1));
    }
    if (all == 0) return RowKind::Blank;
    if (header_again >= 3 && header_again * 2 >= filled) return RowKind::Header;
    const auto* key = cell_at(row, layout.columns[0]);
    const bool whole =
        required_filled * 2 >
        static_cast<int>(std::count_if(layout.form->fields.begin(), layout.form->fields.end(),
                                       [](const Field& field) { return field.required; }));
    if (total && (!whole || (key != nullptr && is_total_word(plain(key->text)))))
        return RowKind::Total;
    if (note && !whole) return RowKind::Note;
    // A serial number printed ahead beside an empty line, or a stray word.
    if (filled == 0) return key == nullptr && all <= sparse ? RowKind::Blank : RowKind::Data;
    if (filled <= 2 && !whole && layout.matched() > sparse && key == nullptr) return RowKind::Note;
    return RowKind::Data;
}

}  // namespace collect
