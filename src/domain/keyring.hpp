#pragma once

#include "domain/bank_account.hpp"
#include "domain/id_number.hpp"
#include "platform/crypto/box.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/crypto/signature.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace domain {

/// A keyed digest of a personal number: HMAC-SHA-256 cut to 128 bits. The kinds do not compare with
/// one another.
template <class Tag>
class NumberKey {
public:
    explicit NumberKey(std::string sixteen_bytes) : bytes_(std::move(sixteen_bytes)) {}

    const std::string& bytes() const { return bytes_; }
    friend auto operator<=>(const NumberKey&, const NumberKey&) = default;

private:
    std::string bytes_;
};

/// What joins a person's rows (architecture §6); it never leaves its county.
using PersonKey = NumberKey<class IdNumberTag>;
using AccountKey = NumberKey<class BankAccountTag>;
using PhoneKey = NumberKey<class PhoneTag>;

/// The county's keys, made from one master key of 32 bytes: each use has its own. Thread-safe, no
/// I/O.
class Keyring {
public:
    explicit Keyring(const crypto::Secret& master);

    PersonKey person_key(const IdNumber& number) const;
    AccountKey account_key(const BankAccount& account) const;
    PhoneKey phone_key(const Phone& phone) const;

    /// Ciphertext for storage; `context` names the column ("payment.id_number").
    std::string seal(const IdNumber& number, std::string_view context) const;
    std::string seal(const BankAccount& account, std::string_view context) const;
    /// Free text that holds something personal.
    std::string seal_text(std::string_view text, std::string_view context) const;
    /// 16 bytes of keyed digest of such a text, to tell whether it changed without opening it.
    std::string text_key(std::string_view text) const;
    /// Opens any of the three. The caller has written the audit row of this reveal.
    std::optional<std::string> reveal(std::string_view sealed, std::string_view context) const;

    /// Signs publication checkpoints and projections.
    const crypto::SigningKey& signing_key() const { return signing_; }
    /// Opens what the public zone sealed to the office; its public half travels there.
    const crypto::BoxKey& box_key() const { return box_; }
    /// A key for one more use, by its label.
    crypto::Secret derived(std::string_view label) const { return crypto::derive(master_, label); }

private:
    crypto::Secret master_;
    crypto::Hmac persons_;
    crypto::Hmac accounts_;
    crypto::Hmac phones_;
    crypto::Hmac texts_;
    crypto::FieldCipher fields_;
    crypto::SigningKey signing_;
    crypto::BoxKey box_;
};

}  // namespace domain
