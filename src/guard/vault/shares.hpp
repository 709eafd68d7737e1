#pragma once

#include "guard/actor.hpp"
#include "platform/crypto/box.hpp"
#include "platform/crypto/secret.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guard {

/// Someone to whose vault a key can be sealed.
struct VaultHolder {
    OfficerId id;
    std::string name, department;
    std::string public_key;  ///< 32 bytes
};

/// How a seed is shared among trustees (保管箱恢复人): for each two of different departments it is
/// split anew into a random half and its difference to the seed, so that one alone, or any number
/// of one department, knows nothing.
namespace shares {

struct Share {
    std::int64_t pair;
    OfficerId trustee;
    std::string sealed;  ///< to the trustee's public key
};

std::vector<Share> split(const crypto::Secret& seed, OfficerId owner,
                         std::span<const VaultHolder> trustees);
/// Tells one set of trustees from another: who they are, of which department, with which key.
std::string digest_of(std::span<const VaultHolder> trustees);

/// A half, sealed with whose it is and of which pair, so that a trustee never opens something else
/// in its place.
std::string seal_half(const crypto::Secret& half, std::string_view public_key, OfficerId owner,
                      std::int64_t pair);
/// Nothing unless it is the half of that owner and pair.
std::optional<crypto::Secret> open_half(const crypto::BoxKey& key, std::string_view sealed,
                                        OfficerId owner, std::int64_t pair);
/// Both halves together. Nothing unless they are of one length.
std::optional<crypto::Secret> joined(const crypto::Secret& one, const crypto::Secret& other);

}  // namespace shares

/// Moves opened bytes into locked memory.
crypto::Secret into_secret(std::string&& opened);

}  // namespace guard
