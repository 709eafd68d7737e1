#pragma once

#include "platform/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace domain {

class NumberPermit;

enum class Sex { Female, Male };

/// Why a text is no identity number.
enum class IdFault { Missing, Shape, BirthDate, Checksum };

/// A resident identity number (公民身份号码, GB 11643-1999), checked on the way in. There is no way
/// to print it whole without a NumberPermit, and no formatter: a log line that leaks one does not
/// compile.
class IdNumber {
public:
    /// Blanks, full-width forms, a leading apostrophe and a small x are mended; a number of 15
    /// digits is widened.
    static std::variant<IdNumber, IdFault> parse(std::string_view text, platform::Date today);

    platform::Date birth_date() const;
    Sex sex() const;
    /// The county that issued it, six digits: a place of first registration, not of residence.
    std::string issuer() const { return digits_.substr(0, 6); }
    /// "430299********2951": for the back office only.
    std::string masked() const;
    /// The whole number, for one who holds a permit.
    const std::string& number(const NumberPermit& permit) const;

    friend bool operator==(const IdNumber&, const IdNumber&) = default;

private:
    explicit IdNumber(std::string digits) : digits_(std::move(digits)) {}

    std::string digits_;  ///< 17 digits and a digit or X
};

/// The check character of 17 digits.
char id_check_character(std::string_view seventeen);

/// Leave to see a whole number. Only what derives keys or writes the audit row of a reveal can make
/// one.
class NumberPermit {
    NumberPermit() = default;
    friend class Keyring;
};

}  // namespace domain
