#pragma once

#include "platform/core/clock.hpp"
#include "platform/crypto/signature.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace complain {

/// That an organ has a package and opened it (回执). Only then may the sender let go of it.
struct CaseReceipt {
    std::string county;  ///< who sent the package: six digits
    std::string token;   ///< the package's, 16 bytes
    std::string sha256;  ///< of the package's file, 32 bytes
};
std::string receipt_file(const CaseReceipt& receipt, const crypto::SigningKey& key);
/// Refuses (Invalid) as open_signed() does, and what is no receipt.
CaseReceipt receipt_from(std::string_view bytes, std::string_view public_key);

/// What an organ lets a reporter read, by way of the county that has their receipt code (答复包).
/// The county cannot read it.
struct CaseAnswer {
    std::string county;
    std::string look_up;   ///< of the receipt code, 32 bytes
    std::string sealed;    ///< item_text, sealed to the case
    platform::Instant at;  ///< also tells answers apart
};
std::string answer_file(const CaseAnswer& answer, const crypto::SigningKey& key);
CaseAnswer answer_from(std::string_view bytes, std::string_view public_key);

}  // namespace complain
