#include "platform/sheet/open.hpp"
#include "platform/sheet/records.hpp"
#include "platform/sheet/refuse.hpp"
#include "platform/sheet/row_buffer.hpp"
#include "platform/text/text.hpp"

namespace sheet {

namespace {

class TextFile final : public Workbook {
public:
    TextFile(std::string utf8, const Limits& limits)
        : utf8_(std::move(utf8)), shape_(shape_of(utf8_)), limits_(limits) {}

    Format format() const override { return shape_.delimiter == '\t' ? Format::Text : Format::Csv; }

    const std::vector<Sheet>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, const std::function<void(const Row&)>& use) override {
        (void)sheets_.at(sheet);
        RowBuffer row;
        Records records{utf8_, shape_};
        for (int number = 1; records.next(row, number, limits_); ++number) {
            if (row.empty()) continue;
            if (number > limits_.rows) refuse::too_many_rows(limits_.rows);
            use({number, row.cells()});
        }
    }

private:
    std::string utf8_;
    Shape shape_;
    Limits limits_;
    std::vector<Sheet> sheets_ = std::vector<Sheet>(1);
};

/// Control characters that no text has: this is a picture, a program, a PDF.
bool is_binary(std::string_view utf8) {
    for (const char byte : utf8) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x20 && !(code >= '\t' && code <= '\r') && code != 0x1A) return true;
    }
    return false;
}

}  // namespace

std::unique_ptr<Workbook> open_text(std::unique_ptr<Source> source, const Limits& limits) {
    if (source->size() > limits.text_bytes) refuse::too_big();
    std::optional<std::string> utf8 = text::decode(source->read_all());
    if (!utf8 || is_binary(*utf8) || utf8->starts_with("%PDF")) refuse::unknown();
    const std::string_view content = text::trim(*utf8);
    if (content.empty()) refuse::empty();
    if (content.starts_with('<')) refuse::web_page();
    return std::make_unique<TextFile>(std::move(*utf8), limits);
}

}  // namespace sheet
