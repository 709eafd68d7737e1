#include "domain/bank_account.hpp"

#include "domain/id_number.hpp"
#include "platform/text/text.hpp"

#include <algorithm>

namespace domain {

namespace {

std::string only_number(std::string_view text) {
    auto out = text::compact(text);
    std::erase(out, '-');
    while (!out.empty() && (out.front() == '\'' || out.front() == '`'))
        out.erase(0, 1);
    return out;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool luhn_holds(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
        const int digit = *at - '0';
        sum += doubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
    }
    return !digits.empty() && sum % 10 == 0;
}

std::optional<BankAccount> BankAccount::parse(std::string_view text) {
    auto digits = only_number(text);
    if (digits.size() < 9 || digits.size() > 32 || !all_digits(digits)) return std::nullopt;
    if (digits.find_first_not_of('0') == std::string::npos) return std::nullopt;
    return BankAccount{std::move(digits)};
}

bool BankAccount::follows_luhn() const {
    return luhn_holds(digits_);
}

std::string BankAccount::masked() const {
    return "**** " + digits_.substr(digits_.size() - 4);
}

const std::string& BankAccount::number(const NumberPermit&) const {
    return digits_;
}

std::optional<Phone> Phone::parse(std::string_view text) {
    auto digits = only_number(text);
    if (digits.size() != 11 || !all_digits(digits) || digits[0] != '1' || digits[1] < '3')
        return std::nullopt;
    return Phone{std::move(digits)};
}

std::string Phone::masked() const {
    return digits_.substr(0, 3) + "****" + digits_.substr(7);
}

const std::string& Phone::number(const NumberPermit&) const {
    return digits_;
}

}  // namespace domain
