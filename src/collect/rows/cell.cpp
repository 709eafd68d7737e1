#include "collect/rows/cell.hpp"

#include "domain/decimal.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace collect {

namespace {

using sheet::Cell;
using sheet::Kind;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "6.23090186764759E+18"
bool looks_scientific(std::string_view text) {
    const auto at = text.find_first_of("eE");
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && is_digit(text[0]) &&
           text.substr(0, at).find_first_not_of("0123456789.") == std::string_view::npos &&
           text.substr(at + 1).find_first_not_of("+0123456789") == std::string_view::npos;
}

/// How long the apostrophe in front is; 0 without one.
std::size_t leading_mark(std::string_view text) {
    if (text.empty() || is_digit(text.front())) return 0;
    for (std::string_view mark : {"'", "`", "‘", "’", "＇"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::string whole_number(std::string_view stored) {
    auto value = domain::scaled_shown_decimal(stored, 0);
    return value ? fmt::format("{}", *value) : std::string(stored);
}

}  // namespace

std::string text_of(const Cell& cell) {
    switch (cell.kind) {
        case Kind::Empty: return {};
        case Kind::Number: return whole_number(cell.text);
        case Kind::Date: return platform::format_date(platform::from_days(cell.days));
        default: return std::string(text::trim(cell.text));
    }
}

std::string digits_of(const Cell& cell) {
    auto text = text_of(cell);
    while (const auto size = leading_mark(text))
        text.erase(0, size);
    return text;
}

bool is_blank(const Cell& cell) {
    return cell.kind == Kind::Empty || (cell.kind == Kind::Text && text::is_blank(cell.text));
}

bool has_lost_digits(const Cell& cell) {
    constexpr std::size_t exact_digits = 15;
    if (cell.kind == Kind::Number) {
        auto value = domain::scaled_shown_decimal(cell.text, 0);
        return !value || fmt::format("{}", *value < 0 ? -*value : *value).size() > exact_digits;
    }
    // An E of either width; a full-width one begins with EF.
    if (cell.kind != Kind::Text || cell.text.find_first_of("eE\xEF") == std::string_view::npos)
        return false;
    return looks_scientific(text::compact(cell.text));
}

std::optional<domain::Fen> fen_of(const Cell& cell, bool ten_thousands) {
    if (cell.kind != Kind::Number && cell.kind != Kind::Text) return std::nullopt;
    if (ten_thousands) {
        auto plain = domain::plain_number(cell.text);
        std::erase(plain, ',');
        auto value = domain::scaled_shown_decimal(plain, 6);
        return value ? std::optional(domain::Fen{*value}) : std::nullopt;
    }
    return cell.kind == Kind::Number ? domain::Fen::from_number(cell.text)
                                     : domain::Fen::from_yuan(cell.text);
}

std::optional<domain::Date> date_of(const Cell& cell) {
    if (cell.kind == Kind::Date) return platform::from_days(cell.days);
    if (cell.kind == Kind::Number) return domain::read_date(whole_number(cell.text));
    return cell.kind == Kind::Text ? domain::read_date(cell.text) : std::nullopt;
}

std::optional<domain::Period> period_of(const Cell& cell) {
    if (cell.kind == Kind::Date) return domain::Period::of_month(platform::from_days(cell.days));
    if (cell.kind != Kind::Number && cell.kind != Kind::Text) return std::nullopt;
    return domain::Period::parse(text_of(cell));
}

std::optional<int> year_of(const Cell& cell) {
    auto text = text::compact(text_of(cell));
    if (text.size() > 4 && (text.ends_with("年") || text.ends_with("年度"))) text.resize(4);
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    int year = 0;
    for (char c : text)
        year = year * 10 + (c - '0');
    return year >= 1949 && year <= 2100 ? std::optional(year) : std::nullopt;
}

std::optional<bool> yes_of(const Cell& cell) {
    const auto text = text_of(cell);
    for (std::string_view yes : {"是", "有", "1", "Y", "y", "√", "需要"}) {
        if (text == yes) return true;
    }
    for (std::string_view no : {"否", "无", "0", "N", "n", "×", "不需要"}) {
        if (text == no) return false;
    }
    return std::nullopt;
}

std::string number_of(const Cell& cell) {
    auto text = text::compact(digits_of(cell));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> brackets{
        {{"[", "]"}, {"(", ")"}, {"【", "】"}}};
    for (const auto& [open, close] : brackets) {
        const auto at = text.find(open);
        if (at == std::string::npos) continue;
        const auto digits = at + open.size();
        const bool year =
            text.size() >= digits + 4 &&
            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(digits),
                        text.begin() + static_cast<std::ptrdiff_t>(digits + 4), is_digit);
        if (!year || text.compare(digits + 4, close.size(), close) != 0) continue;
        text = text.substr(0, at) + "〔" + text.substr(digits, 4) + "〕" +
               text.substr(digits + 4 + close.size());
    }
    return text;
}

}  // namespace collect
