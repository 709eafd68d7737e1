#include "complain/vault/case_key.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/seal.hpp"

namespace complain {

namespace {

constexpr std::size_t seed_bytes = 32;
/// A text of usual length fills one block, so that its size tells nothing.
constexpr std::size_t block = 4096;
constexpr std::string_view reporter_context = "complain case v1";

}  // namespace

CaseKey::CaseKey(crypto::Secret seed) : seed_(std::move(seed)), box_(seed_) {}

CaseKey CaseKey::fresh() {
    return CaseKey{crypto::random_secret(seed_bytes)};
}

std::optional<CaseKey> CaseKey::from_seed(std::string_view seed) {
    if (seed.size() != seed_bytes) return std::nullopt;
    return CaseKey{crypto::Secret{seed}};
}

std::optional<CaseKey> CaseKey::of_reporter(std::string_view sealed,
                                            const domain::ReceiptCode& code) {
    const auto seed = crypto::FieldCipher{code.answer_key()}.open(sealed, reporter_context);
    return seed ? from_seed(*seed) : std::nullopt;
}

std::optional<CaseKey> CaseKey::of_holder(std::string_view sealed, const crypto::BoxKey& holder) {
    const auto seed = holder.open(sealed);
    return seed ? from_seed(*seed) : std::nullopt;
}

std::optional<std::string> CaseKey::open(std::string_view sealed) const {
    return box_.open(sealed);
}

std::string CaseKey::for_reporter(const domain::ReceiptCode& code) const {
    return crypto::FieldCipher{code.answer_key()}.seal(seed_.view(), reporter_context);
}

std::optional<std::string> CaseKey::for_holder(std::string_view public_key) const {
    return crypto::seal_to(public_key, seed_.view());
}

std::string seal_for_case(std::string_view case_public, std::string_view plain) {
    auto sealed = crypto::seal_to(case_public, crypto::padded(plain, block));
    if (!sealed) platform::bug("a case without a key");
    return std::move(*sealed);
}

std::optional<std::string> open_in_case(const CaseKey& key, std::string_view sealed) {
    const auto plain = key.open(sealed);
    return plain ? crypto::unpadded(*plain) : std::nullopt;
}

}  // namespace complain
