#pragma once

#include "platform/core/clock.hpp"

#include <string>
#include <variant>
#include <vector>

/// Printed documents: text and tables on A4, from top to bottom.
///
///     pdf::Document paper{"核查底稿", "示例县", clock.now(), {}};
///     paper.heading("疑点");
///     paper.table({{{"项目", 1}, {"内容", 3}}, {{"金额", "210.00元"}}});
///     std::string bytes = pdf::write(paper);
namespace pdf {

struct Heading {
    std::string text;
};

struct Paragraph {
    std::string text;
};

struct Column {
    std::string title;  ///< a table whose titles are all empty has no head
    int share = 1;      ///< of the width
};

/// Cells wrap; a table goes on over the page with its head repeated. A row stays whole if a page
/// can hold it.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  ///< missing cells are blank
    int least_lines = 1;                         ///< a row's height, for what is filled in by hand
};

/// Labels side by side, each with a line to write on (签名、日期); an empty one keeps its place
/// free.
struct Signatures {
    std::vector<std::string> labels;
};

using Block = std::variant<Heading, Paragraph, Table, Signatures>;

struct Document {
    std::string title;
    std::string footer;    ///< at the foot of each page, beside its number
    platform::Instant at;  ///< the only time in the file
    std::vector<Block> blocks;

    void heading(std::string text);
    void paragraph(std::string text);
    void table(Table table);
    void signatures(std::vector<std::string> labels);
};

/// The same document and fonts give the same bytes. Refuses (Invalid) on a machine without a
/// Chinese font.
std::string write(const Document& document);

}  // namespace pdf
