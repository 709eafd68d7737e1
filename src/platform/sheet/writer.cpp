#include "platform/sheet/writer.hpp"

#include "platform/core/refusal.hpp"
#include "platform/sheet/descriptor.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

namespace sheet {

namespace {

constexpr lxw_color_t red = 0xFFC7CE;
constexpr lxw_color_t yellow = 0xFFEB9C;
constexpr std::size_t exact_digits = 15;
/// What one drop-down list may hold in the cell itself; a longer one lies on a sheet of its own.
constexpr std::size_t inline_list = 250;

std::size_t digits_in(std::string_view decimal) {
    return static_cast<std::size_t>(
        std::count_if(decimal.begin(), decimal.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

struct Writer::State {
    /// A list that is too long for a cell, kept until the end: the sheets are written one after the
    /// other.
    struct List {
        std::vector<std::string> values;
    };
    enum class Shape { Text, Date, Header };

    std::optional<Descriptor> memory;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::vector<List> lists;
    std::map<std::pair<Shape, Mark>, lxw_format*> formats;
    std::map<std::pair<std::size_t, Mark>, lxw_format*> number_formats;
    lxw_row_t next_row = 0;
    lxw_col_t column = 0;
    bool finished = false;

    /// Into a nameless file in memory.
    explicit State(int descriptor) : memory(descriptor), book(begin(memory->path())) {}
    explicit State(const std::string& path) : book(begin(path)) {}
    ~State() {
        if (!finished && book != nullptr) workbook_close(book);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    static lxw_workbook* begin(const std::string& path) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        // Rows wait in a temporary file, which may hold personal numbers: in memory, never on a
        // disk.
        char in_memory[] = "/dev/shm";
        options.tmpdir = in_memory;
        auto* book = workbook_new_opt(path.c_str(), &options);
        if (book == nullptr) platform::bug("a workbook cannot be begun");
        return book;
    }

    lxw_format* begin_format(Mark mark) const {
        auto* format = workbook_add_format(book);
        if (mark != Mark::Normal) format_set_bg_color(format, mark == Mark::Bad ? red : yellow);
        return format;
    }
    lxw_format* format(Shape shape, Mark mark) {
        auto& known = formats[{shape, mark}];
        if (known != nullptr) return known;
        known = begin_format(mark);
        if (shape == Shape::Text) format_set_num_format(known, "@");
        if (shape == Shape::Date) format_set_num_format(known, "yyyy-mm-dd");
        if (shape == Shape::Header) format_set_bold(known);
        return known;
    }
    lxw_format* number_format(std::size_t decimals, Mark mark) {
        auto& known = number_formats[{decimals, mark}];
        if (known != nullptr) return known;
        known = begin_format(mark);
        const auto code = decimals == 0 ? std::string("0") : "0." + std::string(decimals, '0');
        format_set_num_format(known, code.c_str());
        return known;
    }
    lxw_row_t row() const {
        if (sheet == nullptr || next_row == 0) platform::bug("a cell before the first row");
        return next_row - 1;
    }
};

Writer::Writer() : state_(std::make_unique<State>(memory_file())) {}

Writer::Writer(const std::filesystem::path& file)
    : state_(std::make_unique<State>(file.string())) {}

Writer::~Writer() = default;

void Writer::add_sheet(const std::string& name, std::span<const int> widths) {
    state_->sheet = workbook_add_worksheet(state_->book, name.c_str());
    if (state_->sheet == nullptr) platform::bug("a sheet's name is unfit or taken");
    state_->next_row = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(state_->sheet, column, column, widths[i], nullptr);
    }
}

void Writer::text_column(int column, int width) {
    if (state_->sheet == nullptr) platform::bug("a column before the first sheet");
    const auto at = static_cast<lxw_col_t>(column);
    worksheet_set_column(state_->sheet, at, at, width,
                         state_->format(State::Shape::Text, Mark::Normal));
}

void Writer::header(std::span<const std::string> titles) {
    row();
    for (const auto& title : titles) {
        worksheet_write_string(state_->sheet, state_->row(), state_->column++, title.c_str(),
                               state_->format(State::Shape::Header, Mark::Normal));
    }
    worksheet_freeze_panes(state_->sheet, state_->next_row, 0);
}

void Writer::row() {
    if (state_->sheet == nullptr) platform::bug("a row before the first sheet");
    ++state_->next_row;
    state_->column = 0;
}

int Writer::row_number() const {
    return static_cast<int>(state_->next_row);
}

void Writer::text(std::string_view utf8, Mark mark) {
    constexpr std::size_t longest = 32767;  // characters in a cell
    std::string own{utf8};
    while (text::length(own) > longest)
        own.resize(own.size() - 1);
    std::erase(own, '\0');
    worksheet_write_string(state_->sheet, state_->row(), state_->column++, own.c_str(),
                           state_->format(State::Shape::Text, mark));
}

void Writer::number(std::string_view decimal, Mark mark) {
    const auto point = decimal.find('.');
    const auto decimals = point == std::string_view::npos ? 0 : decimal.size() - point - 1;
    double value = 0;
    const auto [end, error] =
        std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
    if (error != std::errc{} || end != decimal.data() + decimal.size() ||
        digits_in(decimal) > exact_digits) {
        return text(decimal, mark);
    }
    worksheet_write_number(state_->sheet, state_->row(), state_->column++, value,
                           state_->number_format(decimals, mark));
}

void Writer::date(std::int64_t days, Mark mark) {
    constexpr std::int64_t excel_epoch = 25569;  // 1970-01-01 as Excel counts from 1900
    worksheet_write_number(state_->sheet, state_->row(), state_->column++,
                           static_cast<double>(days + excel_epoch),
                           state_->format(State::Shape::Date, mark));
}

void Writer::blank(Mark mark) {
    if (mark != Mark::Normal) {
        worksheet_write_blank(state_->sheet, state_->row(), state_->column,
                              state_->format(State::Shape::Text, mark));
    }
    ++state_->column;
}

void Writer::choices(int column, std::span<const std::string> values, int first_row, int rows) {
    if (values.empty()) return;
    std::size_t length = 0;
    for (const auto& value : values)
        length += text::length(value) + 1;
    std::vector<char*> list;
    for (const auto& value : values)
        list.push_back(const_cast<char*>(value.c_str()));
    list.push_back(nullptr);
    lxw_data_validation validation{};
    std::string formula;
    if (length <= inline_list) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = list.data();
    } else {
        state_->lists.push_back({{values.begin(), values.end()}});
        formula = fmt::format("='选项{}'!$A$1:$A${}", state_->lists.size(), values.size());
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = formula.data();
    }
    const auto from = static_cast<lxw_row_t>(first_row - 1);
    worksheet_data_validation_range(state_->sheet, from, static_cast<lxw_col_t>(column),
                                    from + static_cast<lxw_row_t>(rows) - 1,
                                    static_cast<lxw_col_t>(column), &validation);
}

std::string Writer::finish() {
    if (state_->finished) platform::bug("a workbook is finished twice");
    for (std::size_t i = 0; i < state_->lists.size(); ++i) {
        add_sheet(fmt::format("选项{}", i + 1));
        for (const auto& value : state_->lists[i].values) {
            row();
            text(value);
        }
        worksheet_hide(state_->sheet);
    }
    state_->finished = true;
    if (const auto outcome = workbook_close(state_->book); outcome != LXW_NO_ERROR) {
        platform::bug("a workbook cannot be written: " + std::string(lxw_strerror(outcome)));
    }
    return state_->memory ? state_->memory->read_all() : std::string{};
}

}  // namespace sheet
