#include "domain/id_number.hpp"

#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace domain {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_at(std::string_view digits, std::size_t from, std::size_t count) {
    int value = 0;
    for (char c : digits.substr(from, count))
        value = value * 10 + (c - '0');
    return value;
}

platform::Date birth_date_of(std::string_view digits) {
    return {std::chrono::year{number_at(digits, 6, 4)},
            std::chrono::month{static_cast<unsigned>(number_at(digits, 10, 2))},
            std::chrono::day{static_cast<unsigned>(number_at(digits, 12, 2))}};
}

std::string mended(std::string_view text) {
    auto out = text::compact(text);
    while (!out.empty() && (out.front() == '\'' || out.front() == '`'))
        out.erase(0, 1);
    if (!out.empty() && out.back() == 'x') out.back() = 'X';
    return out;
}

}  // namespace

char id_check_character(std::string_view seventeen) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (seventeen[i] - '0');
    return std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

std::variant<IdNumber, IdFault> IdNumber::parse(std::string_view text, platform::Date today) {
    auto digits = mended(text);
    if (digits.empty()) return IdFault::Missing;
    const bool old_form = digits.size() == 15 && all_digits(digits);
    if (old_form) {
        digits.insert(6, "19");
        digits += id_check_character(digits);
    }
    if (digits.size() != 18 || !all_digits(std::string_view(digits).substr(0, 17)))
        return IdFault::Shape;
    if (digits.back() != 'X' && (digits.back() < '0' || digits.back() > '9')) return IdFault::Shape;
    const auto born = birth_date_of(digits);
    if (!born.ok() || born > today || static_cast<int>(born.year()) < 1850)
        return IdFault::BirthDate;
    if (digits.back() != id_check_character(digits)) return IdFault::Checksum;
    return IdNumber{std::move(digits)};
}

platform::Date IdNumber::birth_date() const {
    return birth_date_of(digits_);
}

Sex IdNumber::sex() const {
    return (digits_[16] - '0') % 2 == 1 ? Sex::Male : Sex::Female;
}

std::string IdNumber::masked() const {
    return digits_.substr(0, 6) + "********" + digits_.substr(14);
}

const std::string& IdNumber::number(const NumberPermit&) const {
    return digits_;
}

}  // namespace domain
