#pragma once

#include "platform/sheet/row_buffer.hpp"
#include "platform/sheet/text_pieces.hpp"

#include <array>
#include <string>
#include <string_view>

namespace sheet {

/// How a text file parts its fields.
struct Shape {
    char delimiter = ',';
    std::size_t start = 0;  ///< behind a first line "sep=;", which Excel obeys and does not show
};

/// Guesses from the first lines of a text: the one of comma, tab and semicolon that stands, outside
/// quotes, in most.
Shape shape_of(std::string_view utf8);

/// RFC 4180 and what Excel makes of the rest: quotes inside a bare field are text, text behind a
/// closing quote is added, ="0123" is the text 0123.
class Records {
public:
    Records(TextPieces& pieces, Shape shape, const Limits& limits);

    /// False at the end. `number` is the record's, for refusals: an open quote, a long cell or row,
    /// many columns.
    bool next(RowBuffer& row, int number);

private:
    /// Whether so many bytes are still to come; fetches them.
    bool has(std::size_t bytes);
    bool fetch();
    void field(std::string& to, int number);
    void quoted(std::string& to, std::size_t longest, int number);
    void take(std::size_t bytes, std::string& to, std::size_t longest);
    bool end_of_record();

    TextPieces& pieces_;
    const Limits& limits_;
    char delimiter_;
    std::array<bool, 256> ends_{};  ///< the bytes that end a bare field
    std::string window_;            ///< what has been fetched
    std::string_view rest_;         ///< of the window, what has not been read
};

}  // namespace sheet
