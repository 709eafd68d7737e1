#pragma once

#include "platform/crypto/secret.hpp"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace domain {

/// What a code opens. It is bound into the check symbols, so that one is never taken for another.
enum class ReceiptKind {
    Slip,   ///< 凭条码: handed over face to face, good for one use
    Query,  ///< 查询码: takes the slip's place at its first use
    Visit,  ///< one look-up: where its answer lies and what opens it; never shown
    Case,   ///< 回执码: follows a complaint and opens what is said in it
};

/// Why a text is no code, and where to look again.
struct ReceiptFault {
    std::size_t symbols = 0;  ///< how many were given; 30 are wanted
    std::vector<int> groups;  ///< from 1; those that look mistyped, empty when it cannot be told
};

/// What is said of a code to whoever is to know it again: nothing that opens it.
struct ReceiptProof {
    std::string look_up;  ///< 32 bytes: SHA-256 of the look-up half
    std::string proof;    ///< 32 bytes that only the code's holder can say
};

/// A code that opens something for whoever holds it (凭条码, 查询码): 30 symbols in six groups of
/// five. Eight symbols (40 bits) are for looking up, eighteen (90 bits) are secret, four are a
/// Reed–Solomon check that tells which group was mistyped. Movable, not copyable; there is no
/// formatter, so that no log line takes one.
class ReceiptCode {
public:
    static constexpr std::size_t symbols = 30, group = 5;

    static ReceiptCode fresh(ReceiptKind kind);
    /// Blanks, hyphens, full-width forms and small letters are mended, and symbols that look alike
    /// are one: O is 0, I and L are 1, U is V.
    static std::variant<ReceiptCode, ReceiptFault> parse(std::string_view text);

    ReceiptKind kind() const { return kind_; }
    /// 32 bytes: SHA-256 of the look-up half. What a store may keep.
    std::string look_up() const;
    /// A store keeps no more of the proof than a keyed hash.
    ReceiptProof proof() const;
    /// What the answer to this code is sealed with.
    crypto::Secret answer_key() const;
    /// "7Q4MX-…-…": for its holder's eyes and cookie, and for nothing else.
    std::string shown() const;

private:
    ReceiptCode(ReceiptKind kind, std::string_view plain) : kind_(kind), symbols_(plain) {}

    std::string_view secret_half() const;

    ReceiptKind kind_;
    crypto::Secret symbols_;  ///< 30 characters of the alphabet
};

}  // namespace domain
