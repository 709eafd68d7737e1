#include "collect/import/annotate.hpp"

#include "collect/headers/layout.hpp"
#include "collect/rows/cell.hpp"
#include "domain/decimal.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace collect {

namespace {

using sheet::Mark;

/// A sheet's name: at most 31 characters, unique, without what spreadsheets forbid.
std::string sheet_name(std::size_t number, const std::string& wanted) {
    std::string plain;
    for (char c : wanted)
        plain += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    while (text::length(plain) > 26)
        plain.pop_back();
    while (!text::is_utf8(plain))
        plain.pop_back();
    return fmt::format("{}{}", number, plain.empty() ? "" : " " + plain);
}

using RowProblems = std::multimap<int, const Problem*>;

void copy_cell(const sheet::Cell& cell, Mark mark, sheet::Writer& out) {
    switch (cell.kind) {
        case sheet::Kind::Empty: return out.blank(mark);
        case sheet::Kind::Date: return out.date(cell.days, mark);
        case sheet::Kind::Number:
            if (domain::scaled_shown_decimal(cell.text, 6) &&
                cell.text.find_first_of("eE") == std::string_view::npos) {
                return out.number(cell.text, mark);
            }
            return out.text(cell.text, mark);
        default: return out.text(cell.text, mark);
    }
}

/// Copies one sheet; the layout is found again as the import found it.
class Copy {
public:
    Copy(const RowProblems& problems, sheet::Writer& out) : problems_(problems), out_(out) {}

    void row(const sheet::Row& row) {
        if (row.number >= last_row) return tell_of_the_rest();
        while (written_ + 1 < row.number)
            blank_row();
        if (!settled_) settle(row);
        out_.row();
        ++written_;
        const auto [first, last] = problems_.equal_range(row.number);
        const int width = std::max<int>(static_cast<int>(row.cells.size()), reason_column_);
        for (int column = 0; column < width; ++column) {
            const bool there = column < static_cast<int>(row.cells.size());
            const auto mark = mark_of(column, first, last);
            if (there)
                copy_cell(row.cells[static_cast<std::size_t>(column)], mark, out_);
            else
                out_.blank(mark);
        }
        if (finder_.found() && row.number == finder_.layout().header_row)
            return out_.text("退回原因", Mark::Bad);
        std::string reasons;
        for (auto at = first; at != last; ++at) {
            if (!reasons.empty()) reasons += "；";
            reasons += at->second->column + "：" + at->second->problem + "。" + at->second->mend;
        }
        if (!reasons.empty()) out_.text(reasons);
    }

private:
    /// The last row that a spreadsheet has; a text file may have more.
    static constexpr int last_row = 1'048'576;

    void tell_of_the_rest() {
        if (written_ >= last_row) return;
        written_ = last_row;
        out_.row();
        out_.text("原表行数超出一张工作表，以下各行没有列出，问题请看导入结果", Mark::Warning);
    }

    void blank_row() {
        out_.row();
        ++written_;
    }

    void settle(const sheet::Row& row) {
        const auto step = finder_.look(row);
        settled_ = step != HeaderFinder::Step::Looking;
        if (finder_.found()) reason_column_ = static_cast<int>(finder_.layout().titles.size());
    }

    Mark mark_of(int column, RowProblems::const_iterator first,
                 RowProblems::const_iterator last) const {
        if (!finder_.found()) return Mark::Normal;
        const auto& layout = finder_.layout();
        auto mark = Mark::Normal;
        for (auto at = first; at != last; ++at) {
            for (std::size_t f = 0; f < layout.columns.size(); ++f) {
                if (layout.columns[f] != column ||
                    layout.form->fields[f].title != at->second->column)
                    continue;
                if (at->second->severity == Severity::Error) return Mark::Bad;
                mark = Mark::Warning;
            }
        }
        return mark;
    }

    const RowProblems& problems_;
    sheet::Writer& out_;
    HeaderFinder finder_;
    bool settled_ = false;
    int written_ = 0;
    int reason_column_ = 0;
};

void write_refusal(const std::string& file, const std::string& why, std::size_t number,
                   sheet::Writer& out) {
    out.add_sheet(sheet_name(number, file));
    out.row();
    out.text("这个文件未收下：" + why, Mark::Bad);
}

std::size_t index_of(const sheet::Workbook& workbook, const std::string& name) {
    const auto& sheets = workbook.sheets();
    const auto at = std::find_if(sheets.begin(), sheets.end(),
                                 [&](const sheet::Sheet& sheet) { return sheet.name == name; });
    return static_cast<std::size_t>(at - sheets.begin());
}

void copy_sheet(sheet::Workbook& workbook, const SheetReport& report, std::size_t number,
                sheet::Writer& out) {
    RowProblems problems;
    for (const auto& [row, problem] : report.problems)
        problems.emplace(row, &problem);
    out.add_sheet(sheet_name(number, report.sheet));
    Copy copy{problems, out};
    workbook.read(index_of(workbook, report.sheet), [&](const sheet::Row& row) { copy.row(row); });
}

}  // namespace

void annotate_refusal(const std::string& file, const std::string& why, sheet::Writer& out) {
    write_refusal(file, why, 1, out);
}

void annotate(sheet::Workbook& workbook, const FileReport& report, sheet::Writer& out) {
    if (!report.refused.empty()) return annotate_refusal(report.path, report.refused, out);
    std::size_t number = 0;
    for (const auto& sheet : report.sheets) {
        if (sheet.table != nullptr) copy_sheet(workbook, sheet, ++number, out);
    }
}

void write_annotated(const std::vector<FileReport>& reports, const std::filesystem::path& to) {
    sheet::Writer out{to};
    std::size_t number = 0;
    for (const auto& report : reports) {
        if (!report.refused.empty()) {
            write_refusal(report.path, report.refused, ++number, out);
            continue;
        }
        std::unique_ptr<sheet::Workbook> workbook;
        for (const auto& sheet : report.sheets) {
            if (sheet.problems.empty()) continue;
            if (!workbook) workbook = sheet::open(report.path);
            copy_sheet(*workbook, sheet, ++number, out);
        }
    }
    if (number == 0) {
        out.add_sheet("没有问题");
        out.row();
        out.text("所有行都已收下，没有需要修改的地方。");
    }
    out.finish();
}

}  // namespace collect
