#pragma once

#include "platform/sheet/row_buffer.hpp"

#include <string_view>

namespace sheet {

/// How a text file parts its fields.
struct Shape {
    char delimiter = ',';
    std::size_t start = 0;  ///< behind a first line "sep=;", which Excel obeys and does not show
};

/// Guesses from the first lines: the one of comma, tab and semicolon that stands, outside quotes,
/// in most.
Shape shape_of(std::string_view utf8);

/// RFC 4180 and what Excel makes of the rest: quotes inside a bare field are text, text behind a
/// closing quote is added, ="0123" is the text 0123.
class Records {
public:
    Records(std::string_view utf8, Shape shape)
        : rest_(utf8.substr(shape.start)), delimiter_(shape.delimiter) {}

    /// False at the end. `number` is the record's, for refusals: an open quote, a long cell, many
    /// columns.
    bool next(RowBuffer& row, int number, const Limits& limits);

private:
    void field(std::string& to, int number);
    bool end_of_record();

    std::string_view rest_;
    char delimiter_;
};

}  // namespace sheet
