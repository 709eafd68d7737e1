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

const sheet::Cell* cell_at(const sheet::Row& row, int column) {
    if (column < 0 || column >= static_cast<int>(row.cells.size())) return nullptr;
    const auto& cell = row.cells[static_cast<std::size_t>(column)];
    return cell.kind == sheet::Kind::Empty || text::is_blank(cell.text) ? nullptr : &cell;
}

bool begins_with_any(const std::string& text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

bool contains(const std::string& text, std::string_view word) {
    return text.find(word) != std::string::npos;
}

bool has_han(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

/// "合计", or with the sum in words behind it: "合计人民币（大写）：肆佰贰拾元整".
bool is_total_word(const std::string& text) {
    return has_han(text) && begins_with_any(text, total_words) &&
           (text.size() <= std::string_view("本页合计人民币大写：").size() ||
            contains(text, "大写"));
}

/// The only cell of its row: the title above the next page, or where the seal goes. A number of
/// its own is a row that lacks everything else, and a document's number ends in 号.
bool stands_alone(const std::string& text) {
    return has_han(text) && !text.ends_with("号");
}

/// Totals and signatures fill a few cells; a row of data that lacks so many is not known to any
/// clerk.
constexpr int sparse = 4;

/// What a glance at a row tells.
struct Looks {
    int filled = 0;    ///< known columns with something in them
    int required = 0;  ///< of these, required ones
    int header_again =
        0;        ///< of these, the header's own words: it is repeated on each printed page
    int all = 0;  ///< cells with something in them, known columns or not
    bool total = false;
    bool note = false;
    bool lone = false;  ///< the row's only cell stands in no data
};

void look_at_fields(const Layout& layout, const sheet::Row& row, Looks& looks) {
    for (std::size_t f = 0; f < layout.columns.size(); ++f) {
        const auto* cell = cell_at(row, layout.columns[f]);
        if (cell == nullptr) continue;
        const auto& title = layout.titles[static_cast<std::size_t>(layout.columns[f])];
        ++looks.filled;
        looks.required += layout.form->fields[f].required ? 1 : 0;
        looks.header_again += cell->text == title ? 1 : 0;
    }
}

void look_at_words(const sheet::Row& row, Looks& looks) {
    for (int column = 0; column < static_cast<int>(row.cells.size()); ++column) {
        const auto* cell = cell_at(row, column);
        if (cell == nullptr) continue;
        ++looks.all;
        if (cell->kind != sheet::Kind::Text || looks.all > sparse) continue;
        const auto text = text::compact(cell->text);
        const bool alone = looks.all == 1;
        looks.total = looks.total || is_total_word(text);
        looks.note =
            looks.note || (begins_with_any(text, note_words) && (alone || contains(text, ":")));
        looks.lone = alone && stands_alone(text);
    }
}

/// More than half of what a row must have.
bool is_nearly_whole(const Form& form, const Looks& looks) {
    const auto required = std::count_if(form.fields.begin(), form.fields.end(),
                                        [](const Field& field) { return field.required; });
    return std::ptrdiff_t{looks.required} * 2 > required;
}

/// Of a row that lacks much of what it must have, or is called a total.
RowKind kind_by_words(const Layout& layout, const Looks& looks, bool whole, bool has_key,
                      bool named_total) {
    if (looks.all == 0) return RowKind::Blank;
    if (looks.total && (!whole || named_total)) return RowKind::Total;
    if ((looks.note || looks.lone) && !whole) return RowKind::Note;
    // A serial number printed ahead beside an empty line, or a stray word.
    if (looks.filled == 0) return looks.all <= sparse ? RowKind::Blank : RowKind::Data;
    const bool stray = looks.filled <= 2 && !whole && layout.matched() > sparse && !has_key;
    return stray ? RowKind::Note : RowKind::Data;
}

}  // namespace

RowKind kind_of(const Layout& layout, const sheet::Row& row) {
    Looks looks;
    look_at_fields(layout, row, looks);
    if (looks.header_again >= 3 && looks.header_again * 2 >= looks.filled) return RowKind::Header;
    const auto* key = cell_at(row, layout.columns[0]);
    const bool whole = is_nearly_whole(*layout.form, looks);
    const bool named_total = key != nullptr && is_total_word(text::compact(key->text));
    // Whatever else stands in it: only a total has so much of a row, and this one is not called so.
    if (whole && !named_total) return RowKind::Data;
    look_at_words(row, looks);
    return kind_by_words(layout, looks, whole, key != nullptr, named_total);
}

}  // namespace collect
