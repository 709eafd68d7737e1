#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace domain {

class NumberPermit;

/// A receiving account (银行账号): 9 to 32 digits. Luhn's sum is only a hint, since old passbooks
/// do not follow it.
class BankAccount {
public:
    /// Blanks, hyphens, full-width forms and a leading apostrophe are mended.
    static std::optional<BankAccount> parse(std::string_view text);

    bool follows_luhn() const;
    /// "**** 0158": for the back office and the payee.
    std::string masked() const;
    const std::string& number(const NumberPermit& permit) const;

private:
    explicit BankAccount(std::string digits) : digits_(std::move(digits)) {}

    std::string digits_;
};

/// A mainland mobile number (手机号).
class Phone {
public:
    static std::optional<Phone> parse(std::string_view text);

    /// "138****1234"
    std::string masked() const;
    const std::string& number(const NumberPermit& permit) const;

private:
    explicit Phone(std::string digits) : digits_(std::move(digits)) {}

    std::string digits_;
};

/// Luhn's check over a run of digits.
bool luhn_holds(std::string_view digits);

}  // namespace domain
