#include "platform/sheet/date.hpp"
#include "platform/sheet/open.hpp"
#include "platform/sheet/refuse.hpp"
#include "platform/sheet/row_buffer.hpp"

#include <fmt/format.h>
#include <freexl.h>

#include <charconv>
#include <string_view>

namespace sheet {

namespace {

/// The name of the stream that an .xlsx with a password has inside its container, as UTF-16LE.
bool is_encrypted_package(const Source& source) {
    constexpr std::string_view name = "EncryptedPackage";
    std::string wide;
    for (char letter : name) {
        wide += letter;
        wide += '\0';
    }
    return source.read_all().find(wide) != std::string::npos;
}

/// freexl gives days as "2017-08-20" and instants as "2017-08-20 09:30:00".
std::optional<std::int64_t> days_of(std::string_view text) {
    int year = 0, month = 0, day = 0;
    const auto number = [&](std::size_t from, std::size_t size, int& value) {
        const auto part = text.substr(from, size);
        return std::from_chars(part.data(), part.data() + part.size(), value).ptr ==
               part.data() + part.size();
    };
    if (text.size() < 10 || !number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day))
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

void put(RowBuffer& row, std::size_t column, const FreeXL_CellValue& cell) {
    const auto own = [&](Kind kind, std::string_view text, std::int64_t days = 0) {
        if (text.empty()) return;
        const auto from = row.text().size();
        row.text() += text;
        row.put_own(column, kind, from, days);
    };
    switch (cell.type) {
        case FREEXL_CELL_INT: return own(Kind::Number, fmt::format("{}", cell.value.int_value));
        // 17 digits: a number of 18 that was stored as a double is seen to be lossy, not mended.
        case FREEXL_CELL_DOUBLE:
            return own(Kind::Number, fmt::format("{:.17g}", cell.value.double_value));
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT:
            return own(Kind::Text, cell.value.text_value == nullptr ? "" : cell.value.text_value);
        case FREEXL_CELL_DATE:
        case FREEXL_CELL_DATETIME: {
            const auto days = days_of(cell.value.text_value);
            return days ? own(Kind::Date, cell.value.text_value, *days)
                        : own(Kind::Text, cell.value.text_value);
        }
        case FREEXL_CELL_TIME: return own(Kind::Text, cell.value.text_value);
        default: return;
    }
}

/// An .xls of Excel 97–2003 (BIFF8) or older. The library holds the whole file, so its size is
/// limited.
class XlsFile final : public Workbook {
public:
    XlsFile(std::unique_ptr<Source> source, const Limits& limits)
        : source_(std::move(source)), limits_(limits) {
        if (freexl_open(source_->path().c_str(), &handle_) != FREEXL_OK) {
            freexl_close(handle_);
            refuse::damaged();
        }
        open_ = true;
        check_password();
        list_sheets();
    }
    ~XlsFile() override {
        if (open_) freexl_close(handle_);
    }
    XlsFile(const XlsFile&) = delete;
    XlsFile& operator=(const XlsFile&) = delete;

    Format format() const override { return Format::Xls; }
    const std::vector<Sheet>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, const std::function<void(const Row&)>& use) override {
        (void)sheets_.at(sheet);
        unsigned int rows = 0;
        unsigned short columns = 0;
        if (freexl_select_active_worksheet(handle_, static_cast<unsigned short>(sheet)) !=
                FREEXL_OK ||
            freexl_worksheet_dimensions(handle_, &rows, &columns) != FREEXL_OK) {
            refuse::damaged();
        }
        if (rows > static_cast<unsigned>(limits_.rows)) refuse::too_many_rows(limits_.rows);
        if (columns > limits_.columns) refuse::too_many_columns(limits_.columns);
        RowBuffer buffer;
        for (unsigned int row = 0; row < rows; ++row) {
            buffer.clear();
            for (unsigned short column = 0; column < columns; ++column) {
                FreeXL_CellValue cell{};
                if (freexl_get_cell_value(handle_, row, column, &cell) == FREEXL_OK)
                    put(buffer, column, cell);
            }
            if (!buffer.empty()) use({static_cast<int>(row) + 1, buffer.cells()});
        }
    }

private:
    void check_password() {
        unsigned int protection = 0;
        if (freexl_get_info(handle_, FREEXL_BIFF_PASSWORD, &protection) == FREEXL_OK &&
            protection == FREEXL_BIFF_OBFUSCATED) {
            freexl_close(handle_);
            open_ = false;
            refuse::encrypted();
        }
    }

    void list_sheets() {
        unsigned int count = 0;
        if (freexl_get_info(handle_, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK || count == 0) {
            freexl_close(handle_);
            open_ = false;
            refuse::damaged();
        }
        for (unsigned short i = 0; i < count && i < limits_.sheets; ++i) {
            const char* name = nullptr;
            freexl_get_worksheet_name(handle_, i, &name);
            sheets_.push_back({name == nullptr ? std::string{} : std::string{name}, false});
        }
    }

    std::unique_ptr<Source> source_;
    Limits limits_;
    const void* handle_ = nullptr;
    bool open_ = false;
    std::vector<Sheet> sheets_;
};

}  // namespace

std::unique_ptr<Workbook> open_xls(std::unique_ptr<Source> source, const Limits& limits) {
    if (source->size() > limits.xls_bytes) refuse::too_big();
    if (is_encrypted_package(*source)) refuse::encrypted();
    return std::make_unique<XlsFile>(std::move(source), limits);
}

}  // namespace sheet
