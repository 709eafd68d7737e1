#include "domain/dates.hpp"

#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace domain {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

struct Token {
    int value;
    std::size_t digits;
    std::string after;  ///< what stands between this number and the next
};

/// "2017年8月20日" → (2017, 年) (8, 月) (20, 日); nothing if it begins with no digit.
std::vector<Token> numbers_of(std::string_view text) {
    std::vector<Token> out;
    for (const char letter : text) {
        if (letter < '0' || letter > '9') {
            if (out.empty()) return {};
            out.back().after += letter;
            continue;
        }
        if (out.empty() || !out.back().after.empty()) out.push_back({0, 0, {}});
        if (++out.back().digits > 8) return {};
        out.back().value = out.back().value * 10 + (letter - '0');
    }
    return out;
}

std::optional<Date> checked(int y, int m, int d) {
    if (y < 1900 || y > 2200 || m < 1 || d < 1) return std::nullopt;
    Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// "2017-08-20", as nearly every table has it, without taking it apart into tokens.
std::optional<Date> read_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::array<int, 3> parts{};
    for (std::size_t at = 0, part = 0; at < text.size(); ++at) {
        if (at == 4 || at == 7) {
            ++part;
        } else if (text[at] < '0' || text[at] > '9') {
            return std::nullopt;
        } else {
            parts[part] = parts[part] * 10 + (text[at] - '0');
        }
    }
    return checked(parts[0], parts[1], parts[2]);
}

bool plausible_year(int y) {
    return y >= 1949 && y <= 2200;
}

std::optional<unsigned> ordinal(std::string_view text) {
    if (text == "1" || text == "一") return 1;
    if (text == "2" || text == "二") return 2;
    if (text == "3" || text == "三") return 3;
    if (text == "4" || text == "四") return 4;
    return std::nullopt;
}

/// What may stand behind the year: "S1", "上半年", "Q2", "第二季度".
std::optional<std::pair<unsigned, unsigned>> part_of_year(std::string_view rest) {
    if (rest == "S1" || rest == "H1" || rest == "s1" || rest == "h1" || rest == "上半年")
        return std::pair{1U, 6U};
    if (rest == "S2" || rest == "H2" || rest == "s2" || rest == "h2" || rest == "下半年")
        return std::pair{7U, 6U};
    std::optional<unsigned> quarter;
    if (rest.starts_with('Q') || rest.starts_with('q')) {
        quarter = ordinal(rest.substr(1));
    } else if (rest.ends_with("季度")) {
        auto middle = rest.substr(0, rest.size() - std::string_view("季度").size());
        if (middle.starts_with("第")) middle.remove_prefix(std::string_view("第").size());
        quarter = ordinal(middle);
    }
    if (!quarter) return std::nullopt;
    return std::pair{(*quarter - 1) * 3 + 1, 3U};
}

/// "2017-08", likewise.
std::optional<std::pair<int, unsigned>> read_iso_month(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto first_day = read_iso(std::string(text) + "-01");
    if (!first_day || !plausible_year(static_cast<int>(first_day->year()))) return std::nullopt;
    return std::pair{static_cast<int>(first_day->year()),
                     static_cast<unsigned>(first_day->month())};
}

std::optional<std::pair<int, unsigned>> checked_month(int y, int m) {
    if (!plausible_year(y) || m < 1 || m > 12) return std::nullopt;
    return std::pair{y, static_cast<unsigned>(m)};
}

/// "2017-8", "2017/8", "2017.8", "2017年8月", "2017年8月份".
bool is_month(const Token& y, const Token& m) {
    const bool dashed = y.after == "-" || y.after == "/" || y.after == ".";
    const bool spoken = y.after == "年" && (m.after == "月" || m.after == "月份");
    return y.digits == 4 && m.digits <= 2 && ((dashed && m.after.empty()) || spoken);
}

std::optional<std::pair<int, unsigned>> year_and_month(std::string_view text) {
    if (auto month = read_iso_month(text)) return month;
    auto numbers = numbers_of(text);
    if (numbers.size() == 1 && numbers[0].digits == 6 && numbers[0].after.empty())
        return checked_month(numbers[0].value / 100, numbers[0].value % 100);
    if (numbers.size() != 2 || !is_month(numbers[0], numbers[1])) return std::nullopt;
    return checked_month(numbers[0].value, numbers[1].value);
}

/// How many months from the first to the last, both counted; nothing beyond five years.
std::optional<unsigned> months_from(std::pair<int, unsigned> first, std::pair<int, unsigned> last) {
    const int months = (last.first - first.first) * 12 + static_cast<int>(last.second) -
                       static_cast<int>(first.second) + 1;
    if (months < 1 || months > 60) return std::nullopt;
    return static_cast<unsigned>(months);
}

/// "年第三季度", "-S1"; nothing behind it is the whole year.
std::optional<std::pair<unsigned, unsigned>> part_behind_year(std::string_view rest) {
    if (rest.empty() || rest == "年" || rest == "年度") return std::pair{1U, 12U};
    for (std::string_view lead : {"年度", "年", "-", "/"}) {
        if (!rest.starts_with(lead)) continue;
        rest.remove_prefix(lead.size());
        break;
    }
    return part_of_year(rest);
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
    if (auto date = read_iso(text)) return date;
    const auto narrow = text::normalise_width(text);
    std::string plain{text::trim(narrow)};
    if (auto time = plain.find(':'); time != std::string::npos) {
        auto blank = plain.find_first_of(" T");
        if (blank == std::string::npos || blank > time) return std::nullopt;
        plain.resize(blank);
    }
    plain = text::without_blanks(plain);
    auto numbers = numbers_of(plain);
    if (numbers.size() == 1 && numbers[0].digits == 8 && numbers[0].after.empty()) {
        const int value = numbers[0].value;
        return checked(value / 10000, value / 100 % 100, value % 100);
    }
    if (numbers.size() != 3 || numbers[0].digits != 4 || numbers[1].digits > 2 ||
        numbers[2].digits > 2) {
        return std::nullopt;
    }
    const auto& separator = numbers[0].after;
    const bool plain_form = (separator == "-" || separator == "/" || separator == ".") &&
                            numbers[1].after == separator && numbers[2].after.empty();
    const bool spoken_form =
        separator == "年" && numbers[1].after == "月" &&
        (numbers[2].after == "日" || numbers[2].after == "号" || numbers[2].after.empty());
    if (!plain_form && !spoken_form) return std::nullopt;
    return checked(numbers[0].value, numbers[1].value, numbers[2].value);
}

Period::Period(int first_year, unsigned first_month, unsigned months)
    : from_(std::chrono::year{first_year} / month{first_month} / day{1}),
      to_(std::chrono::sys_days{from_ + std::chrono::months{static_cast<int>(months)}} -
          std::chrono::days{1}) {}

Period Period::of_month(Date day_of_it) {
    return {static_cast<int>(day_of_it.year()), static_cast<unsigned>(day_of_it.month()), 1};
}

std::optional<Period> Period::parse(std::string_view text) {
    auto plain = text::compact(text);
    for (std::string_view between : {"至", "~", "—", "到"}) {
        auto at = plain.find(between);
        if (at == std::string::npos) continue;
        auto first = year_and_month(std::string_view(plain).substr(0, at));
        auto last = year_and_month(std::string_view(plain).substr(at + between.size()));
        const auto months = first && last ? months_from(*first, *last) : std::nullopt;
        if (!months) return std::nullopt;
        return Period{first->first, first->second, *months};
    }
    if (auto both = year_and_month(plain)) return Period{both->first, both->second, 1};
    if (plain.size() < 4) return std::nullopt;
    auto numbers = numbers_of(std::string_view(plain).substr(0, 4));
    if (numbers.size() != 1 || numbers[0].digits != 4 || !plausible_year(numbers[0].value))
        return std::nullopt;
    const auto part = part_behind_year(std::string_view(plain).substr(4));
    if (!part) return std::nullopt;
    return Period{numbers[0].value, part->first, part->second};
}

namespace {

unsigned months_between(Date from, Date to) {
    const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    return static_cast<unsigned>(years * 12 + static_cast<int>(static_cast<unsigned>(to.month())) -
                                 static_cast<int>(static_cast<unsigned>(from.month())) + 1);
}

}  // namespace

std::string Period::code() const {
    const auto first = static_cast<unsigned>(from_.month());
    const auto months = months_between(from_, to_);
    if (months == 12 && first == 1) return fmt::format("{}", year());
    if (months == 6 && (first == 1 || first == 7))
        return fmt::format("{}-S{}", year(), first == 1 ? 1 : 2);
    if (months == 3 && first % 3 == 1) return fmt::format("{}-Q{}", year(), first / 3 + 1);
    if (months == 1) return fmt::format("{}-{:02}", year(), first);
    return fmt::format("{}-{:02}至{}-{:02}", year(), first, static_cast<int>(to_.year()),
                       static_cast<unsigned>(to_.month()));
}

std::string Period::spoken() const {
    const auto first = static_cast<unsigned>(from_.month());
    const auto months = months_between(from_, to_);
    if (months == 12 && first == 1) return fmt::format("{}年", year());
    if (months == 6 && (first == 1 || first == 7))
        return fmt::format("{}年{}半年", year(), first == 1 ? "上" : "下");
    if (months == 3 && first % 3 == 1) return fmt::format("{}年第{}季度", year(), first / 3 + 1);
    if (months == 1) return fmt::format("{}年{}月", year(), first);
    return fmt::format("{}年{}月至{}年{}月", year(), first, static_cast<int>(to_.year()),
                       static_cast<unsigned>(to_.month()));
}

}  // namespace domain
