#include "platform/sheet/open.hpp"
#include "platform/sheet/records.hpp"
#include "platform/sheet/refuse.hpp"
#include "platform/sheet/row_buffer.hpp"
#include "platform/sheet/text_pieces.hpp"

namespace sheet {

namespace {

/// Enough of the text to tell how it parts its fields.
std::string head_of(const Source& source, const TextForm& form) {
    constexpr std::size_t enough = 128U << 10U;
    std::string head;
    TextPieces pieces{source, form};
    while (head.size() < enough && pieces.next(head)) {
    }
    return head;
}

class TextFile final : public Workbook {
public:
    TextFile(std::unique_ptr<Source> source, const Limits& limits)
        : source_(std::move(source)),
          form_(look_through(*source_)),
          shape_(shape_of(head_of(*source_, form_))),
          limits_(limits) {}

    Format format() const override { return shape_.delimiter == '\t' ? Format::Text : Format::Csv; }

    const std::vector<Sheet>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, const std::function<void(const Row&)>& use) override {
        (void)sheets_.at(sheet);
        RowBuffer row;
        TextPieces pieces{*source_, form_};
        Records records{pieces, shape_, limits_};
        for (int number = 1; records.next(row, number); ++number) {
            if (number > limits_.text_rows) refuse::too_many_rows(limits_.text_rows);
            if (!row.empty()) use({number, row.cells()});
        }
    }

private:
    std::unique_ptr<Source> source_;
    TextForm form_;
    Shape shape_;
    Limits limits_;
    std::vector<Sheet> sheets_ = std::vector<Sheet>(1);
};

}  // namespace

std::unique_ptr<Workbook> open_text(std::unique_ptr<Source> source, const Limits& limits) {
    if (source->size() > limits.text_bytes) refuse::too_big();
    return std::make_unique<TextFile>(std::move(source), limits);
}

}  // namespace sheet
