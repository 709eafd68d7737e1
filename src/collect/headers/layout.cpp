#include "collect/headers/layout.hpp"

#include "platform/text/text.hpp"

#include <algorithm>
#include <map>

namespace collect {

namespace {

constexpr std::string_view ten_thousand_yuan = "万元";

std::vector<std::string> texts_of(const sheet::Row& row) {
    std::vector<std::string> out;
    out.reserve(row.cells.size());
    for (const auto& cell : row.cells)
        out.emplace_back(cell.text);
    return out;
}

enum class Match { Exact, Synonym };

/// The titles of a form's fields as headers are compared.
const std::vector<std::string>& folded_titles(const Form& form) {
    static const auto all = [] {
        std::map<ledger::TableKind, std::vector<std::string>> out;
        for (const auto& one : forms()) {
            for (const auto& field : one.fields)
                out[one.kind].push_back(text::fold_header(field.title));
        }
        return out;
    }();
    return all.at(form.kind);
}

bool names(const Form& form, std::size_t f, std::string_view folded, Match match) {
    if (folded.empty()) return false;
    if (match == Match::Exact) return folded_titles(form)[f] == folded;
    const auto& synonyms = form.fields[f].synonyms;
    return std::find(synonyms.begin(), synonyms.end(), folded) != synonyms.end();
}

/// The first column that is still free and names the field, or -1.
int find_column(const Form& form, std::size_t f, std::span<const std::string> folded,
                const std::vector<bool>& taken, Match match) {
    for (std::size_t column = 0; column < folded.size(); ++column) {
        if (!taken[column] && names(form, f, folded[column], match))
            return static_cast<int>(column);
    }
    return -1;
}

Layout lay_out(const Form& form, std::span<const std::string> folded,
               std::span<const std::string> headers) {
    Layout layout{&form, 0, {}, {}, {headers.begin(), headers.end()}};
    layout.columns.assign(form.fields.size(), -1);
    layout.ten_thousands.assign(form.fields.size(), false);
    std::vector<bool> taken(folded.size(), false);
    // Exact titles first: 指标文号 must not be taken as somebody's synonym.
    for (const auto match : {Match::Exact, Match::Synonym}) {
        for (std::size_t f = 0; f < form.fields.size(); ++f) {
            if (layout.columns[f] >= 0) continue;
            const int column = find_column(form, f, folded, taken, match);
            if (column < 0) continue;
            const auto at = static_cast<std::size_t>(column);
            layout.columns[f] = column;
            layout.ten_thousands[f] = headers[at].find(ten_thousand_yuan) != std::string::npos;
            taken[at] = true;
        }
    }
    return layout;
}

/// Three known columns and half of the required ones: a title or a name list reaches neither.
bool convincing(const Layout& layout) {
    const auto required = std::count_if(layout.form->fields.begin(), layout.form->fields.end(),
                                        [](const Field& field) { return field.required; });
    const auto missing = static_cast<std::ptrdiff_t>(layout.missing().size());
    return layout.matched() >= 3 && (required - missing) * 2 >= required;
}

/// The lower row's text where it has one, else the upper's: merged group titles stand above.
std::vector<std::string> joined(const std::vector<std::string>& upper,
                                const std::vector<std::string>& lower) {
    auto out = upper;
    out.resize(std::max(upper.size(), lower.size()));
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (!text::trim(lower[i]).empty()) out[i] = lower[i];
    }
    return out;
}

}  // namespace

int Layout::matched() const {
    return static_cast<int>(
        std::count_if(columns.begin(), columns.end(), [](int column) { return column >= 0; }));
}

std::vector<std::string_view> Layout::missing() const {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] < 0 && form->fields[i].required) out.push_back(form->fields[i].title);
    }
    return out;
}

std::optional<Layout> match_header(std::span<const std::string> headers, int row) {
    std::vector<std::string> folded;
    folded.reserve(headers.size());
    for (const auto& header : headers)
        folded.push_back(text::fold_header(header));
    std::optional<Layout> best;
    for (const auto& form : forms()) {
        auto layout = lay_out(form, folded, headers);
        if (!convincing(layout)) continue;
        if (!best || layout.matched() > best->matched() ||
            (layout.matched() == best->matched() &&
             layout.missing().size() < best->missing().size())) {
            best = std::move(layout);
        }
    }
    if (best) best->header_row = row;
    return best;
}

HeaderFinder::Step HeaderFinder::look(const sheet::Row& row) {
    auto texts = texts_of(row);
    if (layout_) {
        auto both = match_header(joined(previous_, texts), row.number);
        // A second header row adds columns; a row of data adds none.
        if (!both || both->form != layout_->form || both->matched() <= layout_->matched())
            return Step::FoundBefore;
        layout_ = std::move(both);
        return Step::Found;
    }
    if (++looked_at_ > rows_to_look_at) return Step::Looking;
    layout_ = match_header(texts, row.number);
    if (!previous_.empty()) {
        // Cells merged downwards (姓名 beside a group of columns) stand in the row above only.
        auto both = match_header(joined(previous_, texts), row.number);
        if (both && (!layout_ || both->matched() > layout_->matched())) {
            layout_ = std::move(both);
            return Step::Found;
        }
    }
    if (!layout_) {
        for (const auto& text : texts)
            ten_thousands_ = ten_thousands_ || text.find(ten_thousand_yuan) != std::string::npos;
    }
    previous_ = std::move(texts);
    return Step::Looking;
}

}  // namespace collect
