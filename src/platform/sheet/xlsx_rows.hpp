#pragma once

#include "platform/sheet/date.hpp"
#include "platform/sheet/row_buffer.hpp"
#include "platform/sheet/strings.hpp"
#include "platform/sheet/styles.hpp"
#include "platform/sheet/xml.hpp"

namespace sheet {

/// Streams one worksheet part of an .xlsx as rows.
class XlsxRows final : public XmlReader {
public:
    struct Book {
        const SharedStrings& strings;
        const Styles& styles;
        DateSystem dates;
        const Limits& limits;
    };

    XlsxRows(const Book& book, const std::function<void(const Row&)>& use)
        : book_(book), use_(use) {}

private:
    void start(std::string_view element, const Attributes& attributes) override;
    void end(std::string_view element) override;
    void characters(std::string_view some) override;
    void paused() override;

    void start_row(const Attributes& attributes);
    void start_cell(const Attributes& attributes);
    void end_cell();
    void put_shared();
    void put_number();

    const Book book_;
    const std::function<void(const Row&)>& use_;
    RowBuffer row_;
    int row_number_ = 0;
    std::size_t column_ = 0;  // of the cell at hand, from 0
    std::size_t next_column_ = 0;
    std::size_t value_ = 0;  // where the cell's text begins in the row's
    std::size_t run_ = 0;    // where the run at hand begins
    std::size_t style_ = 0;
    enum class Type { Number, Shared, Inline, Formula, Boolean, Error, Date } type_{};
    bool in_rows_ = false;
    bool in_cell_ = false;
    bool reading_ = false;
    bool preserve_ = false;
    bool phonetic_ = false;
};

}  // namespace sheet
