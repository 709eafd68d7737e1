#include "platform/sheet/records.hpp"

#include "platform/sheet/refuse.hpp"

#include <array>

namespace sheet {

namespace {

constexpr std::string_view candidates = ",\t;";
constexpr int looked_at = 50;  // lines

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

bool Records::next(RowBuffer& row, int number, const Limits& limits) {
    row.clear();
    if (rest_.empty() || rest_ == "\x1A") return false;
    for (std::size_t column = 0;; ++column) {
        const std::size_t from = row.text().size();
        field(row.text(), number);
        unwrap_formula(row.text(), from);
        if (row.text().size() - from > limits.cell_bytes) refuse::cell_too_long(number);
        if (row.text().size() > from) {
            if (column >= static_cast<std::size_t>(limits.columns)) {
                refuse::too_many_columns(limits.columns);
            }
            row.put_own(column, Kind::Text, from);
        }
        if (end_of_record()) return true;
    }
}

void Records::field(std::string& to, int number) {
    if (rest_.starts_with('"')) {
        rest_.remove_prefix(1);
        for (;;) {
            const std::size_t quote = rest_.find('"');
            if (quote == rest_.npos) refuse::open_quote(number);
            to += rest_.substr(0, quote);
            rest_.remove_prefix(quote + 1);
            if (!rest_.starts_with('"')) break;
            to += '"';
            rest_.remove_prefix(1);
        }
    }
    const std::array<char, 3> ends{delimiter_, '\r', '\n'};
    const std::size_t end = std::min(rest_.find_first_of({ends.data(), ends.size()}), rest_.size());
    to += rest_.substr(0, end);
    rest_.remove_prefix(end);
}

/// Steps over the delimiter or the line's end.
bool Records::end_of_record() {
    if (rest_.empty()) return true;
    const bool more = rest_.front() == delimiter_;
    rest_.remove_prefix(!more && rest_.starts_with("\r\n") ? 2 : 1);
    return !more;
}

}  // namespace sheet
