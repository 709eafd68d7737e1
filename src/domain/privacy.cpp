#include "domain/privacy.hpp"

#include "domain/bank_account.hpp"

#include <array>
#include <optional>

namespace domain {

namespace {

/// One character of the text as the scanner sees it.
struct Seen {
    char symbol;  ///< a digit, 'X', '-' for a separator, or '.' for anything else
    std::size_t at;
    std::size_t size;
};

std::size_t sequence_size(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

char symbol_of(std::string_view character) {
    const char first = character.front();
    if (first >= '0' && first <= '9') return first;
    if (first == 'x' || first == 'X') return 'X';
    if (first == ' ' || first == '-' || first == '\t') return '-';
    if (character == "　" || character == "－" || character == "—" || character == "·") return '-';
    if (character == "Ｘ" || character == "ｘ") return 'X';
    // Full-width digits U+FF10…U+FF19 are EF BC 90…99.
    if (character.size() == 3 && character[0] == '\xEF' && character[1] == '\xBC') {
        const auto last = static_cast<unsigned char>(character[2]);
        if (last >= 0x90 && last <= 0x99) return static_cast<char>('0' + (last - 0x90));
    }
    return '.';
}

std::vector<Seen> look_at(std::string_view text) {
    std::vector<Seen> out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto size =
            std::min(sequence_size(static_cast<unsigned char>(text[at])), text.size() - at);
        out.push_back({symbol_of(text.substr(at, size)), at, size});
        at += size;
    }
    return out;
}

int number(std::string_view digits) {
    int value = 0;
    for (char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

bool is_birthday(int year, int month, int day) {
    return year >= 1880 && year <= 2100 &&
           std::chrono::year_month_day{std::chrono::year{year},
                                       std::chrono::month{static_cast<unsigned>(month)},
                                       std::chrono::day{static_cast<unsigned>(day)}}
               .ok();
}

bool looks_like_id(std::string_view run) {
    if (run[0] < '1' || run[0] > '8') return false;
    if (run.size() == 18)
        return is_birthday(number(run.substr(6, 4)), number(run.substr(10, 2)),
                           number(run.substr(12, 2)));
    return run.size() == 15 && is_birthday(1900 + number(run.substr(6, 2)),
                                           number(run.substr(8, 2)), number(run.substr(10, 2)));
}

std::optional<PrivateKind> kind_of(std::string_view run) {
    const bool ends_in_x = run.ends_with('X');
    if ((run.size() == 18 || (run.size() == 15 && !ends_in_x)) && looks_like_id(run))
        return PrivateKind::IdNumber;
    if (ends_in_x) return std::nullopt;
    if (run.size() == 11 && run[0] == '1' && run[1] >= '3') return PrivateKind::Phone;
    if (run.size() >= 16 && run.size() <= 19) return PrivateKind::BankCard;
    return std::nullopt;
}

/// Fewer digits in a row than a telephone has cannot be a finding; most cells end here. What may
/// part the digits of a number, and any byte beyond ASCII, does not end the row.
bool has_enough_digits(std::string_view text) {
    constexpr int telephone = 11;
    int digits = 0;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if ((byte >= '0' && byte <= '9') || code == 0xBC) {
            if (++digits >= telephone) return true;
        } else if (code < 0x80 && byte != ' ' && byte != '-' && byte != '\t') {
            digits = 0;
        }
    }
    return false;
}

using Symbols = std::vector<Seen>;

bool is_digit(char symbol) {
    return symbol >= '0' && symbol <= '9';
}

/// A run of digits; single separators may stand inside it, and an X may end it.
struct Run {
    std::string digits;
    std::size_t last = 0;  ///< where its last digit or X stands
};

Run run_from(const Symbols& seen, std::size_t begin) {
    Run run{{}, begin};
    for (auto at = begin; at < seen.size(); ++at) {
        const char symbol = seen[at].symbol;
        const bool ends = symbol == 'X' && run.digits.size() == 17;
        if (is_digit(symbol) || ends) {
            run.digits += symbol;
            run.last = at;
            if (ends) break;
        } else if (symbol != '-' || seen[at - 1].symbol == '-') {
            break;
        }
    }
    return run;
}

/// Notes what stands at `begin`; answers where to look on.
std::size_t find_at(const Symbols& seen, std::size_t begin, std::vector<PrivateFinding>& out) {
    const auto run = run_from(seen, begin);
    const auto& last = seen[run.last];
    if (auto kind = kind_of(run.digits)) {
        out.push_back({*kind, seen[begin].at, last.at + last.size - seen[begin].at});
        return run.last + 1;
    }
    // Two numbers side by side ("13907330000 430299…") look like one run: try the first alone.
    std::string first;
    auto stop = begin;
    for (; stop <= run.last && seen[stop].symbol != '-'; ++stop)
        first += seen[stop].symbol;
    if (auto alone = kind_of(first); alone && stop <= run.last)
        out.push_back({*alone, seen[begin].at, seen[stop].at - seen[begin].at});
    return std::min(run.last, stop) + 1;
}

}  // namespace

std::vector<PrivateFinding> find_private(std::string_view text) {
    if (!has_enough_digits(text)) return {};
    const auto seen = look_at(text);
    std::vector<PrivateFinding> out;
    for (std::size_t at = 0; at < seen.size();)
        at = is_digit(seen[at].symbol) ? find_at(seen, at, out) : at + 1;
    return out;
}

std::string without_private(std::string_view text) {
    std::string out;
    std::size_t from = 0;
    for (const auto& finding : find_private(text)) {
        out += text.substr(from, finding.at - from);
        out += "****";
        from = finding.at + finding.size;
    }
    out += text.substr(from);
    return out;
}

std::string_view name_of(PrivateKind kind) {
    switch (kind) {
        case PrivateKind::IdNumber: return "身份证号";
        case PrivateKind::Phone: return "手机号";
        case PrivateKind::BankCard: return "银行卡号";
    }
    return "";
}

std::string masked_name(std::string_view name) {
    constexpr std::array<std::string_view, 20> compound{
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "夏侯",
        "司徒", "长孙", "慕容", "端木", "轩辕", "南宫", "西门", "独孤", "宇文", "司空"};
    for (auto surname : compound) {
        if (name.starts_with(surname) && name.size() > surname.size())
            return std::string(surname) + "*";
    }
    if (name.empty()) return "*";
    return std::string(name.substr(0, sequence_size(static_cast<unsigned char>(name.front())))) +
           "*";
}

}  // namespace domain
