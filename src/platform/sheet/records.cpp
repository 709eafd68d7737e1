#include "platform/sheet/records.hpp"

#include "platform/sheet/refuse.hpp"

#include <array>

namespace sheet {

namespace {

constexpr std::string_view candidates = ",\t;";
constexpr int looked_at = 50;  // lines
constexpr std::size_t longest_row = 16U << 20U;

struct Count {
    std::array<int, candidates.size()> lines{};  // with the delimiter
    std::array<int, candidates.size()> all{};
};

Count count(std::string_view utf8) {
    Count result;
    std::array<bool, candidates.size()> seen{};
    bool quoted = false;
    int line = 0;
    for (const char letter : utf8) {
        if (letter == '"') quoted = !quoted;
        if (quoted) continue;
        if (letter == '\n' || letter == '\r') {
            seen = {};
            if (++line == looked_at) break;
        }
        const std::size_t which = candidates.find(letter);
        if (which == candidates.npos) continue;
        ++result.all[which];
        if (!seen[which]) ++result.lines[which];
        seen[which] = true;
    }
    return result;
}

/// ="0123" is how programs keep Excel from reading a number.
void unwrap_formula(std::string& text, std::size_t from) {
    const std::string_view field = std::string_view{text}.substr(from);
    if (field.size() < 3 || !field.starts_with("=\"") || !field.ends_with('"')) return;
    if (field.substr(2, field.size() - 3).find('"') != field.npos) return;
    text.pop_back();
    text.erase(from, 2);
}

}  // namespace

Shape shape_of(std::string_view utf8) {
    if (utf8.starts_with("sep=") && utf8.size() > 4) {
        const std::size_t end = utf8.find('\n');
        const std::string_view line = utf8.substr(0, end);
        if (line.size() == 5 || (line.size() == 6 && line[5] == '\r')) {
            return {utf8[4], end == utf8.npos ? utf8.size() : end + 1};
        }
    }
    const Count found = count(utf8);
    std::size_t best = 0;
    for (std::size_t which = 1; which < candidates.size(); ++which) {
        if (std::pair{found.lines[which], found.all[which]} >
            std::pair{found.lines[best], found.all[best]}) {
            best = which;
        }
    }
    return {candidates[best], 0};
}

Records::Records(TextPieces& pieces, Shape shape, const Limits& limits)
    : pieces_(pieces), limits_(limits), delimiter_(shape.delimiter) {
    for (const char end : {delimiter_, '\r', '\n'})
        ends_[static_cast<unsigned char>(end)] = true;
    if (has(shape.start)) rest_.remove_prefix(shape.start);
}

bool Records::fetch() {
    window_.erase(0, window_.size() - rest_.size());
    const bool more = pieces_.next(window_);
    rest_ = window_;
    return more;
}

bool Records::has(std::size_t bytes) {
    while (rest_.size() < bytes) {
        if (!fetch()) return false;
    }
    return true;
}

bool Records::next(RowBuffer& row, int number) {
    row.clear();
    if (!has(1) || (rest_.front() == '\x1A' && !has(2))) return false;
    for (std::size_t column = 0;; ++column) {
        const std::size_t from = row.text().size();
        field(row.text(), number);
        unwrap_formula(row.text(), from);
        if (row.text().size() - from > limits_.cell_bytes || row.text().size() > longest_row)
            refuse::cell_too_long(number);
        if (row.text().size() > from) {
            if (column >= static_cast<std::size_t>(limits_.columns)) {
                refuse::too_many_columns(limits_.columns);
            }
            row.put_own(column, Kind::Text, from);
        }
        if (end_of_record()) return true;
    }
}

/// Moves bytes from the rest to the field, which keeps no more than `longest` in all: one that is
/// too long is refused when its end is found, not before.
void Records::take(std::size_t bytes, std::string& to, std::size_t longest) {
    if (to.size() < longest) to += rest_.substr(0, std::min(bytes, longest - to.size()));
    rest_.remove_prefix(bytes);
}

void Records::field(std::string& to, int number) {
    constexpr std::size_t formula = 3;  // ="…" is taken away again
    const std::size_t longest = to.size() + limits_.cell_bytes + formula + 1;
    if (has(1) && rest_.front() == '"') quoted(to, longest, number);
    while (has(1)) {
        std::size_t end = 0;
        while (end < rest_.size() && !ends_[static_cast<unsigned char>(rest_[end])])
            ++end;
        const bool ended = end < rest_.size();
        take(end, to, longest);
        if (ended) return;
    }
}

void Records::quoted(std::string& to, std::size_t longest, int number) {
    rest_.remove_prefix(1);
    for (;;) {
        if (!has(1)) refuse::open_quote(number);
        const std::size_t quote = rest_.find('"');
        take(std::min(quote, rest_.size()), to, longest);
        if (quote == rest_.npos) continue;
        rest_.remove_prefix(1);
        if (!has(1) || rest_.front() != '"') return;
        take(1, to, longest);
    }
}

/// Steps over the delimiter or the line's end.
bool Records::end_of_record() {
    if (!has(1)) return true;
    const bool more = rest_.front() == delimiter_;
    const bool pair = !more && rest_.front() == '\r' && has(2) && rest_[1] == '\n';
    rest_.remove_prefix(pair ? 2 : 1);
    return !more;
}

}  // namespace sheet
