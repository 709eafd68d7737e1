#include "platform/pdf/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pdf {

namespace {

constexpr double padding = 4, gap = 9;  // within a cell, between blocks
constexpr double hand_line = 16;        // what a line written by hand takes
constexpr double least_below_heading = 80;

/// Where the next thing goes, page after page.
class Pages {
public:
    /// `of`: how many pages there will be; 0 while that is being found out.
    Pages(const Document& document, int of) : document_(document), canvas_(document), of_(of) {}

    Canvas& canvas() { return canvas_; }
    double y() const { return y_; }
    double room() const { return bottom - y_; }
    void advance(double height) { y_ += height; }

    /// Goes to the next page unless so much room is left, which no page must lack.
    void need(double height) {
        if (height > room() && y_ > top) next();
    }
    void next() {
        foot();
        canvas_.next_page();
        ++number_;
        y_ = top;
    }
    void text(std::string_view text, Style style) {
        const Lines lines = canvas_.lay_out(text, style, text_width);
        for (int at = 0; at < lines.count(); ++at) {
            need(lines.height(at));
            canvas_.draw(lines, at, margin, y_);
            y_ += lines.height(at);
        }
    }
    int number() const { return number_; }
    std::string finish() {
        foot();
        return canvas_.finish();
    }

private:
    void foot() {
        const auto text =
            fmt::format("{}　　第{}页，共{}页", document_.footer, number_, std::max(of_, number_));
        canvas_.draw(canvas_.lay_out(text, Style::Small, text_width), 0, margin,
                     bottom + 2 * padding);
    }

    const Document& document_;
    Canvas canvas_;
    int of_, number_ = 1;
    double y_ = top;
};

/// A row whose cells are broken into lines, and how far each has been drawn.
class Row {
public:
    Row(Canvas& canvas, const std::vector<double>& widths, const std::vector<std::string>& texts)
        : canvas_(canvas), widths_(widths) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            cells_.push_back({canvas.lay_out(i < texts.size() ? texts[i] : std::string{},
                                             Style::Text, widths[i] - 2 * padding)});
    }

    double height() const {
        double most = 0;
        for (const Cell& cell : cells_)
            most = std::max(most, cell.lines.height_from(cell.from));
        return most + 2 * padding;
    }
    bool done() const {
        return std::ranges::all_of(
            cells_, [](const Cell& cell) { return cell.from == cell.lines.count(); });
    }
    /// Draws what fits into `height`, one line of each cell in any case; returns what was used.
    double draw(double y, double height, double least) {
        double used = least;
        double x = margin;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            used = std::max(used, draw_cell(cells_[i], x + padding, y + padding, height));
            x += widths_[i];
        }
        x = margin;
        for (const double width : widths_) {
            canvas_.box(x, y, width, used);
            x += width;
        }
        return used;
    }

private:
    struct Cell {
        Lines lines;
        int from = 0;
    };

    double draw_cell(Cell& cell, double x, double y, double height) {
        double used = 2 * padding;
        for (bool first = true; cell.from < cell.lines.count(); ++cell.from, first = false) {
            const double line = cell.lines.height(cell.from);
            if (!first && used + line > height) break;
            canvas_.draw(cell.lines, cell.from, x, y + used - 2 * padding);
            used += line;
        }
        return used;
    }

    Canvas& canvas_;
    const std::vector<double>& widths_;
    std::vector<Cell> cells_;
};

class TableWriter {
public:
    TableWriter(Pages& pages, const Table& table) : pages_(pages), table_(table) {
        int shares = 0;
        for (const Column& column : table.columns) {
            shares += column.share;
            titles_.push_back(column.title);
        }
        for (const Column& column : table.columns)
            widths_.push_back(text_width * column.share / shares);
        has_head_ =
            std::ranges::any_of(titles_, [](const std::string& title) { return !title.empty(); });
    }

    void write() {
        // A head alone at the foot of a page helps nobody.
        pages_.need(head_height() + least());
        head();
        for (const auto& row : table_.rows)
            write_row(row);
    }

private:
    double least() const {
        return table_.least_lines > 1 ? table_.least_lines * hand_line : 2 * padding + hand_line;
    }
    double head_height() const {
        return has_head_ ? Row{pages_.canvas(), widths_, titles_}.height() : 0;
    }
    void head() {
        if (!has_head_) return;
        Row row{pages_.canvas(), widths_, titles_};
        const double height = row.height();
        pages_.canvas().shade(margin, pages_.y(), text_width, height);
        pages_.advance(row.draw(pages_.y(), height, height));
    }
    void write_row(const std::vector<std::string>& texts) {
        Row row{pages_.canvas(), widths_, texts};
        const double least = table_.least_lines > 1 ? this->least() : 0;
        const bool fits_a_page = row.height() + head_height() <= bottom - top;
        if (std::max(row.height(), least) > pages_.room() &&
            (fits_a_page || pages_.room() < least_below_heading))
            next_page();
        for (;;) {
            pages_.advance(row.draw(pages_.y(), pages_.room(), least));
            if (row.done()) return;
            next_page();
        }
    }
    void next_page() {
        pages_.next();
        head();
    }

    Pages& pages_;
    const Table& table_;
    std::vector<double> widths_;
    std::vector<std::string> titles_;
    bool has_head_ = false;
};

class Writer {
public:
    explicit Writer(Pages& pages) : pages_(pages) {}

    void operator()(const Heading& heading) {
        pages_.advance(gap);
        pages_.need(least_below_heading);
        pages_.text(heading.text, Style::Heading);
        pages_.advance(padding);
    }
    void operator()(const Paragraph& paragraph) {
        pages_.text(paragraph.text, Style::Text);
        pages_.advance(padding);
    }
    void operator()(const Table& table) {
        TableWriter{pages_, table}.write();
        pages_.advance(gap);
    }
    void operator()(const Signatures& signatures) {
        constexpr double height = 2 * hand_line;
        pages_.need(height);
        const double width = text_width / static_cast<double>(signatures.labels.size());
        for (std::size_t i = 0; i < signatures.labels.size(); ++i) {
            const std::string& label = signatures.labels[i];
            if (label.empty()) continue;
            const double x = margin + width * static_cast<double>(i);
            const Lines lines = pages_.canvas().lay_out(label, Style::Text, width);
            pages_.canvas().draw(lines, 0, x, pages_.y() + hand_line - padding);
            const double written = lines.width() + padding;
            pages_.canvas().rule(x + written, pages_.y() + height - 2 * padding,
                                 width - written - 2 * padding);
        }
        pages_.advance(height);
    }

private:
    Pages& pages_;
};

void fill(Pages& pages, const Document& document) {
    pages.text(document.title, Style::Title);
    pages.advance(gap);
    Writer writer{pages};
    for (const Block& block : document.blocks)
        std::visit(writer, block);
}

}  // namespace

void Document::heading(std::string text) {
    blocks.emplace_back(Heading{std::move(text)});
}

void Document::paragraph(std::string text) {
    blocks.emplace_back(Paragraph{std::move(text)});
}

void Document::table(Table table) {
    blocks.emplace_back(std::move(table));
}

void Document::signatures(std::vector<std::string> labels) {
    blocks.emplace_back(Signatures{std::move(labels)});
}

std::string write(const Document& document) {
    Pages counted{document, 0};
    fill(counted, document);
    Pages pages{document, counted.number()};
    fill(pages, document);
    return pages.finish();
}

}  // namespace pdf
