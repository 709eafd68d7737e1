#pragma once

#include "domain/bank_account.hpp"
#include "domain/dates.hpp"
#include "domain/fen.hpp"
#include "domain/id_number.hpp"
#include "platform/sheet/sheet.hpp"

#include <optional>
#include <string>
#include <variant>

namespace collect {

/// A spreadsheet cell as a domain value. None of these guesses: what is unsure is nothing.
/// Text as a clerk sees it: numbers without a trailing ".0", dates as 2017-08-20, blanks trimmed.
std::string text_of(const sheet::Cell& cell);
bool is_blank(const sheet::Cell& cell);
/// The same without the apostrophes that clerks put in front of a number to keep it text.
std::string digits_of(const sheet::Cell& cell);
/// A number cell of more than 15 digits, or text like 6.23E+18: its end is lost.
bool has_lost_digits(const sheet::Cell& cell);

std::optional<domain::Fen> fen_of(const sheet::Cell& cell, bool ten_thousands);
std::optional<domain::Date> date_of(const sheet::Cell& cell);
std::optional<domain::Period> period_of(const sheet::Cell& cell);
std::optional<int> year_of(const sheet::Cell& cell);
/// 是 or 否 in any of their spellings.
std::optional<bool> yes_of(const sheet::Cell& cell);
/// A document number in one spelling: [2017], (2017) and 【2017】 are 〔2017〕.
std::string number_of(const sheet::Cell& cell);

}  // namespace collect
