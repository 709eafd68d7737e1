#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Spreadsheets as people hand them in, row by row: .xlsx, .xls, CSV and Excel's "Unicode text".
namespace sheet {

enum class Kind { Empty, Text, Number, Date, Boolean, Error };

/// `text` is valid until the row callback returns.
/// Text: as written, UTF-8, never empty. Number: the digits as the file stores them ("210.0",
/// "4.3029919810415936e+17"); .xls stores doubles, given as "%.17g". Boolean: "1" or "0". Error:
/// "#N/A".
struct Cell {
    Kind kind = Kind::Empty;
    std::string_view text;
    /// Date: days since 1970-01-01, from a number with a date style; `text` is then the stored
    /// value.
    std::int64_t days = 0;
};

/// `number` is what the spreadsheet program shows beside the row (1-based); in a CSV the record's
/// ordinal. `cells[0]` is column A; gaps are Empty; the last one is not. Rows without cells are
/// skipped.
struct Row {
    int number = 0;
    std::span<const Cell> cells;
};

enum class Format { Xlsx, Xls, Csv, Text };

struct Sheet {
    std::string name;  ///< empty for CSV and text
    bool hidden = false;
};

/// What a file may cost before it is refused. Sizes in bytes.
struct Limits {
    std::uint64_t file_bytes = 256U << 20U;
    std::uint64_t text_bytes = 64ULL << 30U;     ///< of a CSV or text file, read piece by piece
    std::uint64_t xls_bytes = 64U << 20U;        ///< of an .xls, which its library holds whole
    std::uint64_t part_bytes = 1024U << 20U;     ///< of one unpacked part of an .xlsx
    std::uint64_t total_bytes = 2048ULL << 20U;  ///< unpacked, in the whole life of the workbook
    std::uint64_t ratio = 250;                   ///< unpacked : packed, once past 16 MiB
    std::uint64_t shared_string_bytes = 256U << 20U;
    std::uint64_t shared_strings = 5'000'000;
    std::uint64_t cell_bytes = 256U << 10U;  ///< a cell holds 32,767 characters at most
    std::uint64_t sheets = 256;
    int rows = 1'048'576;
    int text_rows = 1'000'000'000;  ///< of a CSV or text file
    int columns = 1024;
};

/// An open file. Not for concurrent use.
class Workbook {
public:
    virtual ~Workbook() = default;
    Workbook() = default;
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    virtual Format format() const = 0;
    virtual const std::vector<Sheet>& sheets() const = 0;
    /// Calls `use` for every row that has a cell, from the top. May be called again. Refuses
    /// (Invalid) what only reading can show, so rows may have been used already: store them in a
    /// transaction.
    virtual void read(std::size_t sheet, const std::function<void(const Row&)>& use) = 0;
};

/// Decides by content, never by name. Refuses (Invalid, one sentence with what to do): an empty,
/// truncated, corrupt, encrypted, macro-bearing, oversized or foreign file.
std::unique_ptr<Workbook> open(const std::filesystem::path& file, const Limits& limits = {});
std::unique_ptr<Workbook> open_bytes(std::string bytes, const Limits& limits = {});

}  // namespace sheet
