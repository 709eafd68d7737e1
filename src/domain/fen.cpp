#include "domain/fen.hpp"

#include "domain/decimal.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

namespace domain {

namespace {

/// "1,250,000.50" → "1250000.50"; nothing if the commas do not stand where thousands do.
std::optional<std::string> without_grouping(const std::string& text) {
    if (text.find(',') == std::string::npos) return text;
    const auto point = std::min(text.find('.'), text.size());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',') {
            out += text[i];
        } else if (i == 0 || i > point || (point - i) % 4 != 0) {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace

std::optional<Fen> Fen::from_yuan(std::string_view text) {
    auto plain = without_grouping(plain_number(text));
    if (!plain) return std::nullopt;
    auto value = scaled_decimal(*plain, 2);
    return value ? std::optional(Fen{*value}) : std::nullopt;
}

std::optional<Fen> Fen::from_number(std::string_view text) {
    auto value = scaled_shown_decimal(text, 2);
    return value ? std::optional(Fen{*value}) : std::nullopt;
}

std::string Fen::yuan() const {
    const auto magnitude = value_ < 0 ? -value_ : value_;
    // Compiled, since a page of payments says a hundred amounts.
    return fmt::format(FMT_COMPILE("{}{}.{:02}"), value_ < 0 ? "-" : "", magnitude / 100,
                       magnitude % 100);
}

std::string Fen::grouped() const {
    auto out = yuan();
    const std::size_t first = value_ < 0 ? 1 : 0;
    for (auto at = out.size() - 3; at > first + 3;) {
        at -= 3;
        out.insert(at, 1, ',');
    }
    return out;
}

Fen& Fen::operator+=(Fen other) {
    if (__builtin_add_overflow(value_, other.value_, &value_))
        platform::bug("a sum of money leaves 64 bits");
    return *this;
}

Fen& Fen::operator-=(Fen other) {
    if (__builtin_sub_overflow(value_, other.value_, &value_))
        platform::bug("a sum of money leaves 64 bits");
    return *this;
}

std::optional<Fen> cost(Quantity quantity, Fen standard) {
    constexpr std::int64_t unit = 10000;  // a quantity counts ten-thousandths
    std::int64_t product = 0;
    if (__builtin_mul_overflow(quantity.value(), standard.value(), &product)) return std::nullopt;
    return Fen{(product + (product < 0 ? -unit / 2 : unit / 2)) / unit};
}

}  // namespace domain
