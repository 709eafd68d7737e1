#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sheet {

/// How a cell is to strike the eye: Bad is red, Warning is yellow.
enum class Mark { Normal, Bad, Warning };

/// Writes an .xlsx from top to bottom in constant memory. Text is always text: "=1+1" is no
/// formula.
///
///     sheet::Writer book;
///     book.add_sheet("错误行", std::array{6, 20, 40});
///     book.header(std::array<std::string, 3>{"行号", "列", "原因"});
///     book.row(); book.number("7"); book.text("身份证号", Mark::Bad); book.text("校验码不符");
///     std::string bytes = book.finish();
class Writer {
public:
    /// In memory; finish() gives the bytes.
    Writer();
    /// To `file`, which is complete once finish() returned; finish() gives "".
    explicit Writer(const std::filesystem::path& file);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// A name of 1 to 31 characters without []:*?/\ that no other sheet has. Widths are in
    /// characters.
    void add_sheet(const std::string& name, std::span<const int> widths = {});
    /// Writes the next row in bold and freezes everything down to it.
    void header(std::span<const std::string> titles);
    /// Starts the next row; what follows fills it from column A.
    void row();
    /// The row begun last, as the spreadsheet shows it (1-based).
    int row_number() const;

    void text(std::string_view utf8, Mark mark = Mark::Normal);
    /// A plain decimal such as "1250.50", shown with as many decimals; more than 15 digits become
    /// text.
    void number(std::string_view decimal, Mark mark = Mark::Normal);
    /// Days since 1970-01-01.
    void date(std::int64_t days, Mark mark = Mark::Normal);
    void blank(Mark mark = Mark::Normal);

    /// Offers `values` as a drop-down list in a column (0 is A) of this sheet, in the `rows` rows
    /// from `first_row` (1-based).
    void choices(int column, std::span<const std::string> values, int first_row = 2,
                 int rows = 100'000);

    /// Makes a column's empty cells text, so that a long number typed there keeps all its digits.
    void text_column(int column, int width);

    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace sheet
