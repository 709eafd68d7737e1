#include "domain/decimal.hpp"

#include "platform/text/text.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <charconv>

namespace domain {

namespace {

/// A decimal taken apart: value = 0.d1d2d3… × 10^exponent.
struct Parts {
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<int> read_exponent(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > 400 || value < -400)
        return std::nullopt;
    return value;
}

std::optional<Parts> take_apart(std::string_view text) {
    Parts parts;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        parts.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (auto at = text.find_first_of("eE"); at != std::string_view::npos) {
        auto exponent = read_exponent(text.substr(at + 1));
        if (!exponent) return std::nullopt;
        parts.exponent = *exponent;
        text = text.substr(0, at);
    }
    bool point = false;
    for (char c : text) {
        if (c == '.' && !point) {
            point = true;
        } else if (is_digit(c)) {
            parts.digits += c;
            if (!point) ++parts.exponent;
        } else {
            return std::nullopt;
        }
    }
    if (parts.digits.empty()) return std::nullopt;
    auto zeros = parts.digits.find_first_not_of('0');
    if (zeros == std::string::npos) return Parts{};
    parts.digits.erase(0, zeros);
    parts.exponent -= static_cast<int>(zeros);
    return parts;
}

void round_to(Parts& parts, std::size_t significant) {
    if (parts.digits.size() <= significant) return;
    const bool up = parts.digits[significant] >= '5';
    parts.digits.resize(significant);
    if (!up) return;
    std::size_t at = significant;
    while (at > 0 && parts.digits[at - 1] == '9')
        parts.digits[--at] = '0';
    if (at > 0) {
        ++parts.digits[at - 1];
        return;
    }
    parts.digits.insert(0, 1, '1');
    ++parts.exponent;
}

std::optional<std::int64_t> scale(const Parts& parts, int decimals) {
    const int wanted = parts.exponent + decimals;  // how many digits stand before the cut
    std::int64_t value = 0;
    for (int i = 0; i < std::max(wanted, static_cast<int>(parts.digits.size())); ++i) {
        const int digit = i < static_cast<int>(parts.digits.size())
                              ? parts.digits[static_cast<std::size_t>(i)] - '0'
                              : 0;
        if (i >= wanted) {
            if (digit != 0) return std::nullopt;
        } else if (__builtin_mul_overflow(value, 10, &value) ||
                   __builtin_add_overflow(value, digit, &value)) {
            return std::nullopt;
        }
    }
    return parts.negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> scaled_decimal(std::string_view text, int decimals) {
    auto parts = take_apart(text);
    return parts ? scale(*parts, decimals) : std::nullopt;
}

std::optional<std::int64_t> scaled_shown_decimal(std::string_view text, int decimals) {
    constexpr std::size_t shown_by_spreadsheets = 15;
    auto parts = take_apart(text);
    if (!parts) return std::nullopt;
    round_to(*parts, shown_by_spreadsheets);
    return scale(*parts, decimals);
}

std::string plain_number(std::string_view text) {
    auto narrow = text::normalise_width(text);
    std::string out;
    for (std::size_t i = 0; i < narrow.size();) {
        std::string_view rest{narrow.data() + i, narrow.size() - i};
        if (rest.starts_with("¥") || rest.starts_with("\u00a0")) {
            i += 2;
        } else if (rest.starts_with("元") || rest.starts_with("圆") || rest.starts_with("￥")) {
            i += 3;
        } else if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\'') {
            ++i;
        } else {
            out += rest.front();
            ++i;
        }
    }
    return out;
}

std::optional<Quantity> Quantity::parse(std::string_view text) {
    auto value = scaled_shown_decimal(plain_number(text), 4);
    return value ? std::optional(Quantity{*value}) : std::nullopt;
}

std::string Quantity::text() const {
    const auto magnitude = value_ < 0 ? -value_ : value_;
    auto out = fmt::format(FMT_COMPILE("{}{}.{:04}"), value_ < 0 ? "-" : "", magnitude / 10000,
                           magnitude % 10000);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
    return out;
}

}  // namespace domain
