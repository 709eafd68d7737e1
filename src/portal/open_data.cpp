#include "portal/open_data.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace portal::open_data {

namespace {

/// A line of the file; a suppressed one says "<5" and no amount.
struct Line {
    std::string code, place, program, name;
    std::string people, rows, amount;
    std::string note;
};

std::vector<Line> lines(const Snapshot& snapshot, std::int64_t year) {
    auto cells = snapshot.published();
    std::erase_if(cells, [&](const Cell& cell) { return cell.year != year; });
    const auto result =
        suppress(std::move(cells), [](const std::string&, std::int64_t) { return true; });
    std::vector<Line> out;
    auto begin = [&](domain::RegionCode region, const std::string& code) {
        const auto* program = snapshot.program(code, year);
        return Line{region.text(),
                    snapshot.full_name(region),
                    code,
                    program ? program->name : "",
                    "",
                    "",
                    "",
                    ""};
    };
    for (const auto& cell : result.cells) {
        auto line = begin(cell.region, cell.program);
        line.people = std::to_string(cell.people);
        line.rows = std::to_string(cell.money.rows);
        line.amount = cell.money.amount.yuan();
        if (cell.merged > 0) line.note = fmt::format("合并{}处", cell.merged);
        out.push_back(std::move(line));
    }
    for (const auto& [region, code, hidden_year] : result.hidden) {
        auto line = begin(region, code);
        line.people = "<5";
        line.note = "已合并到上级";
        out.push_back(std::move(line));
    }
    std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) {
        return std::tie(a.code, a.program) < std::tie(b.code, b.program);
    });
    return out;
}

/// Quoted always; a text that a spreadsheet would take for a formula begins with an apostrophe.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    const bool is_formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (is_formula) out += '\'';
    for (char each : text) {
        if (each == '"') out += '"';
        out += each;
    }
    return out + "\"";
}

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (char each : text) {
        if (each == '"' || each == '\\')
            (out += '\\') += each;
        else if (static_cast<unsigned char>(each) < 0x20)
            out += fmt::format("\\u{:04x}", each);
        else
            out += each;
    }
    return out + "\"";
}

}  // namespace

std::string csv(const Snapshot& snapshot, std::int64_t year) {
    std::string out =
        "\xEF\xBB\xBF行政区划代码,地方,项目编码,项目名称,年度,人数,笔数,金额（元）,说明\r\n";
    for (const auto& line : lines(snapshot, year))
        out += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", quoted(line.code), quoted(line.place),
                           quoted(line.program), quoted(line.name), year, line.people, line.rows,
                           line.amount, quoted(line.note));
    return out;
}

std::string json(const Snapshot& snapshot, std::int64_t year) {
    std::string out =
        fmt::format("{{\"year\":{},\"least_people\":{},\"rows\":[", year, least_people);
    bool is_first = true;
    for (const auto& line : lines(snapshot, year)) {
        out += fmt::format(
            "{}\n{{\"region\":{},\"place\":{},\"program\":{},\"program_name\":{},\"people\":{},"
            "\"payments\":{},"
            "\"amount_yuan\":{},\"note\":{}}}",
            is_first ? "" : ",", json_text(line.code), json_text(line.place),
            json_text(line.program), json_text(line.name), json_text(line.people),
            line.rows.empty() ? "null" : line.rows,
            line.amount.empty() ? "null" : json_text(line.amount), json_text(line.note));
        is_first = false;
    }
    return out + "\n]}\n";
}

}  // namespace portal::open_data
