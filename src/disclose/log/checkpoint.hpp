#pragma once

#include "disclose/log/merkle.hpp"
#include "platform/crypto/signature.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace disclose {

/// The state of a log at one size, as its note says it (C2SP tlog-checkpoint).
struct Checkpoint {
    std::string origin;  ///< "mingbai/430299": the log's name, which is also its key's
    std::uint64_t size = 0;
    Digest root{};
};

/// The signed note: origin, size, root, an empty line, "— origin keyid+signature" (C2SP
/// signed-note, Ed25519).
std::string signed_note(const Checkpoint& checkpoint, const crypto::SigningKey& key);
/// Nothing unless the note has this shape and the signature holds under that public key.
std::optional<Checkpoint> open_note(std::string_view note, std::string_view public_key);
/// "mingbai/430299+1a2b3c4d+AQ…": the verifier's key as C2SP writes it.
std::string verifier_key(std::string_view origin, std::string_view public_key);

}  // namespace disclose
