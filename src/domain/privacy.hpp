#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace domain {

/// What a free text must not carry to the public (06 §5.3, rule T08).
enum class PrivateKind { IdNumber, Phone, BankCard };

struct PrivateFinding {
    PrivateKind kind;
    std::size_t at;    ///< byte offset in the text
    std::size_t size;  ///< bytes
};

/// Finds personal numbers in free text, written with blanks or hyphens or full-width digits too. An
/// identity number with a wrong check digit still counts: a typing error does not make it public.
std::vector<PrivateFinding> find_private(std::string_view text);
/// The text with each finding as asterisks.
std::string without_private(std::string_view text);
/// "身份证号", "手机号", "银行卡号".
std::string_view name_of(PrivateKind kind);

/// A person's name as the masked profile shows it: 张*, 欧阳*, 阿*; always one asterisk, since
/// length tells.
std::string masked_name(std::string_view name);

}  // namespace domain
