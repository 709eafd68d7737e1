#pragma once

#include "domain/receipt_code.hpp"
#include "platform/crypto/box.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// The key pair of one case (案件钥匙). Whoever holds a copy of its seed reads the case; all
/// others, the machine included, can only add to it. docs/formats/complaint.md.
class CaseKey {
public:
    static CaseKey fresh();
    /// Nothing if the seed is none.
    static std::optional<CaseKey> from_seed(std::string_view seed);
    /// The copy that `for_reporter` made, with the code it was made for.
    static std::optional<CaseKey> of_reporter(std::string_view sealed,
                                              const domain::ReceiptCode& code);
    /// The copy that `for_holder` made, with the holder's own key.
    static std::optional<CaseKey> of_holder(std::string_view sealed, const crypto::BoxKey& holder);

    /// 32 bytes; public.
    const std::string& public_key() const { return box_.public_key(); }
    std::optional<std::string> open(std::string_view sealed) const;

    /// A copy that only the receipt code's holder opens.
    std::string for_reporter(const domain::ReceiptCode& code) const;
    /// A copy for an officer's public key. Nothing if that is none.
    std::optional<std::string> for_holder(std::string_view public_key) const;

private:
    explicit CaseKey(crypto::Secret seed);

    crypto::Secret seed_;
    crypto::BoxKey box_;
};

/// Adds to a case what only its key's holders read: sealed box over the text, filled up to a
/// multiple of 4 KiB. A public key that is none is a bug.
std::string seal_for_case(std::string_view case_public, std::string_view plain);
/// Its inverse.
std::optional<std::string> open_in_case(const CaseKey& key, std::string_view sealed);

}  // namespace complain
