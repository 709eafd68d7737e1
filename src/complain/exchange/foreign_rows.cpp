#include "complain/exchange/foreign_rows.hpp"

#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>

namespace complain {

namespace {

using platform::Refusal;

/// Which column is which field, by its title.
struct Column {
    Source source;
    std::string_view title;
    std::string ForeignRow::*field;
    bool is_needed;
};
const std::array columns{
    Column{Source::Discipline, "举报编号", &ForeignRow::number, true},
    Column{Source::Discipline, "举报日期", &ForeignRow::date, true},
    Column{Source::Discipline, "问题发生地", &ForeignRow::place, false},
    Column{Source::Discipline, "被反映人职务", &ForeignRow::post, false},
    Column{Source::Discipline, "问题类别", &ForeignRow::title, false},
    Column{Source::Discipline, "主要内容", &ForeignRow::content, true},
    Column{Source::Hotline, "工单编号", &ForeignRow::number, true},
    Column{Source::Hotline, "受理日期", &ForeignRow::date, true},
    Column{Source::Hotline, "事发地点", &ForeignRow::place, false},
    Column{Source::Hotline, "诉求标题", &ForeignRow::title, false},
    Column{Source::Hotline, "诉求内容", &ForeignRow::content, true},
};

using Places = std::map<std::size_t, std::string ForeignRow::*>;

Places places_in(Source source, const sheet::Row& titles) {
    Places out;
    for (const auto& column : columns) {
        if (column.source != source) continue;
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < titles.cells.size() && !found; ++i)
            if (text::fold_header(titles.cells[i].text) == text::fold_header(column.title))
                found = i;
        if (found) out.emplace(*found, column.field);
        if (!found && column.is_needed)
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("这份表没有“{}”一列，请核对是不是{}导出的表", column.title,
                                      title_of(source))};
    }
    return out;
}

std::string text_of(const sheet::Cell& cell) {
    if (cell.kind == sheet::Kind::Date)
        return platform::format_date(platform::from_days(cell.days));
    return std::string{text::trim(cell.text)};
}

std::string field_of(const json::Value& item, std::string_view key) {
    const auto* object = item.if_object();
    const auto* found = object == nullptr ? nullptr : object->if_contains(key);
    const auto* written = found == nullptr ? nullptr : found->if_string();
    return written == nullptr ? std::string{} : std::string{text::trim(*written)};
}

/// A cell of a CSV that spreadsheet programs take for text, whatever it begins with.
std::string csv_cell(std::string_view text) {
    constexpr std::string_view commands = "=+-@\t\r";
    std::string out = "\"";
    if (!text.empty() && commands.find(text.front()) != std::string_view::npos) out += '\'';
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    return out + "\"";
}

}  // namespace

std::vector<ForeignRow> table_rows_in(Source source, std::string bytes) {
    const auto book = sheet::open_bytes(std::move(bytes), {.file_bytes = 64U << 20U});
    std::optional<Places> places;
    std::vector<ForeignRow> out;
    book->read(0, [&](const sheet::Row& row) {
        if (!places) {
            places = places_in(source, row);
            return;
        }
        ForeignRow read;
        read.line = row.number;
        for (const auto& [column, field] : *places)
            if (column < row.cells.size()) read.*field = text_of(row.cells[column]);
        out.push_back(std::move(read));
    });
    if (!places) throw Refusal{Refusal::Kind::Invalid, "这份表是空的，请核对"};
    return out;
}

std::vector<ForeignRow> letters_in(std::string_view bytes) {
    constexpr json::Limits limits{64U << 20U, 8};
    const auto file = json::parse(bytes, limits);
    const auto* object = file.if_object();
    const auto* letters = object == nullptr ? nullptr : object->if_contains("letters");
    if (letters == nullptr || !letters->is_array())
        throw Refusal{Refusal::Kind::Invalid, "这份文件里没有来信（letters），请核对"};
    std::vector<ForeignRow> out;
    out.reserve(letters->get_array().size());
    for (const auto& letter : letters->get_array())
        out.push_back({static_cast<int>(out.size()) + 1, field_of(letter, "number"),
                       field_of(letter, "date"), field_of(letter, "place"),
                       field_of(letter, "post"), field_of(letter, "title"),
                       field_of(letter, "content")});
    return out;
}

std::string answers_table(Source source, const std::vector<ForeignAnswer>& answers) {
    // The mark lets a spreadsheet program read it as UTF-8.
    std::string out = "\xef\xbb\xbf";
    out += source == Source::Discipline ? "举报编号" : "工单编号";
    out += ",答复日期,答复内容\r\n";
    for (const auto& one : answers)
        out += fmt::format("{},{},{}\r\n", csv_cell(one.number), platform::format_date(one.on),
                           csv_cell(one.text));
    return out;
}

}  // namespace complain
