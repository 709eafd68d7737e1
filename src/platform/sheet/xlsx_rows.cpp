#include "platform/sheet/xlsx_rows.hpp"

#include "platform/core/clock.hpp"
#include "platform/sheet/refuse.hpp"

#include <charconv>

namespace sheet {

namespace {

constexpr std::size_t longest_row = 16U << 20U;

/// -1 if it is no number or does not fit.
std::int64_t parse_index(std::string_view digits) {
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

/// The column of a reference such as "AB12", from 0; -1 if it has none.
std::int64_t column_of(std::string_view reference) {
    std::int64_t column = 0;
    for (const char letter : reference.substr(0, 4)) {
        if (letter < 'A' || letter > 'Z') break;
        column = column * 26 + (letter - 'A' + 1);
    }
    return column - 1;
}

bool is_number(std::string_view value) {
    return value.find_first_not_of("0123456789+-.eE") == value.npos &&
           value.find_first_of("0123456789") != value.npos;
}

}  // namespace

void XlsxRows::start(std::string_view element, const Attributes& attributes) {
    if (!in_rows_) {
        in_rows_ = element == "sheetData";
    } else if (element == "c") {
        start_cell(attributes);
    } else if (element == "row") {
        start_row(attributes);
    } else if (in_cell_ && element == "rPh") {
        phonetic_ = true;
    } else if (in_cell_ && (element == "v" || (element == "t" && !phonetic_))) {
        reading_ = (element == "t") == (type_ == Type::Inline);
        run_ = row_.text().size();
        preserve_ = type_ == Type::Formula || attributes["xml:space"] == "preserve";
    }
}

void XlsxRows::start_row(const Attributes& attributes) {
    const std::string_view reference = attributes["r"];
    const std::int64_t number = reference.empty() ? row_number_ + 1 : parse_index(reference);
    if (number < 1) return stop(refuse::damaged);
    const int limit = book_.limits.rows;
    // Formatted but empty rows may go on to the last one Excel has; put_… refuses those with
    // content.
    row_number_ = static_cast<int>(std::min<std::int64_t>(number, std::int64_t{limit} + 1));
    next_column_ = 0;
    row_.clear();
}

void XlsxRows::start_cell(const Attributes& attributes) {
    const std::int64_t column = column_of(attributes["r"]);
    column_ = column < 0 ? next_column_ : static_cast<std::size_t>(column);
    next_column_ = column_ + 1;
    const std::string_view type = attributes["t"];
    type_ = type.empty() || type == "n" ? Type::Number
            : type == "s"               ? Type::Shared
            : type == "inlineStr"       ? Type::Inline
            : type == "str"             ? Type::Formula
            : type == "b"               ? Type::Boolean
            : type == "e"               ? Type::Error
            : type == "d"               ? Type::Date
                                        : Type::Formula;
    const std::int64_t style = type_ == Type::Number ? parse_index(attributes["s"]) : 0;
    style_ = style < 0 ? 0 : static_cast<std::size_t>(style);
    value_ = row_.text().size();
    in_cell_ = true;
}

void XlsxRows::characters(std::string_view some) {
    if (!reading_) return;
    row_.text() += some;
    if (row_.text().size() - value_ > book_.limits.cell_bytes || row_.text().size() > longest_row) {
        stop([number = row_number_] { refuse::cell_too_long(number); });
    }
}

void XlsxRows::end(std::string_view element) {
    if (!in_rows_) return;
    if (reading_ && (element == "v" || element == "t")) {
        reading_ = false;
        if (!preserve_) trim_run(row_.text(), run_);
    } else if (element == "c") {
        end_cell();
    } else if (element == "rPh") {
        phonetic_ = false;
    } else if (element == "row") {
        if (!row_.empty()) pause();
    } else if (element == "sheetData") {
        in_rows_ = false;
    }
}

void XlsxRows::end_cell() {
    in_cell_ = false;
    reading_ = false;
    phonetic_ = false;
    if (type_ == Type::Inline || type_ == Type::Formula) unescape(row_.text(), value_);
    if (row_.text().size() == value_) return;
    if (row_number_ > book_.limits.rows) {
        return stop([limit = book_.limits.rows] { refuse::too_many_rows(limit); });
    }
    if (column_ >= static_cast<std::size_t>(book_.limits.columns)) {
        return stop([limit = book_.limits.columns] { refuse::too_many_columns(limit); });
    }
    switch (type_) {
        case Type::Shared: return put_shared();
        case Type::Number: return put_number();
        case Type::Boolean: return row_.put_own(column_, Kind::Boolean, value_);
        case Type::Error: return row_.put_own(column_, Kind::Error, value_);
        case Type::Inline:
        case Type::Formula: return row_.put_own(column_, Kind::Text, value_);
        case Type::Date: break;
    }
    const auto date =
        platform::parse_iso_date(std::string_view{row_.text()}.substr(value_).substr(0, 10));
    row_.put_own(column_, date ? Kind::Date : Kind::Text, value_,
                 date ? platform::to_days(*date) : 0);
}

void XlsxRows::put_shared() {
    const std::int64_t index = parse_index(std::string_view{row_.text()}.substr(value_));
    row_.text().resize(value_);
    if (index < 0 || index >= static_cast<std::int64_t>(book_.strings.size())) {
        return stop(refuse::damaged);
    }
    const std::string_view text = book_.strings[static_cast<std::size_t>(index)];
    if (!text.empty()) row_.put_text(column_, text);
}

void XlsxRows::put_number() {
    const std::string_view digits = std::string_view{row_.text()}.substr(value_);
    if (!is_number(digits)) return row_.put_own(column_, Kind::Text, value_);
    const auto days = book_.styles.is_date(style_) ? days_of_serial(digits, book_.dates)
                                                   : std::optional<std::int64_t>{};
    row_.put_own(column_, days ? Kind::Date : Kind::Number, value_, days.value_or(0));
}

void XlsxRows::paused() {
    use_({row_number_, row_.cells()});
}

}  // namespace sheet
