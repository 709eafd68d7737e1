#pragma once

#include "complain/vault/parcel.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Who a reporter is (举报人身份), if they wish to say it. Never part of what was told.
struct Identity {
    std::string name, phone;
    std::string reach;  ///< 怎么找到我: their own words
};
std::string identity_text(const Identity& identity);
/// Nothing for another shape; it comes from a stranger.
std::optional<Identity> identity_from(std::string_view text);

/// The bounds of what may be said, in characters.
inline constexpr std::size_t longest_name = 40, longest_phone = 30, longest_reach = 100;
/// So many bytes has each copy, however much was said; and so many copies there are at the most.
inline constexpr std::size_t identity_copy_bytes = 1024 + 2 * 48, most_custodians = 8;

/// Locks it to the case, and what that gives to each custodian: neither a custodian nor who holds
/// the case's key reads it alone. What goes to the level above is locked to its key instead.
/// Refuses (Conflict) where nobody keeps names, (Invalid) what is too long.
std::vector<Copy> seal_identity(const Identity& identity, std::string_view case_public, Lane lane,
                                const WindowKeys& keys);
/// A copy as the custodian hands it on: the outer lock changed for another officer's. Nothing if it
/// was not sealed to this custodian.
std::optional<std::string> hand_on_identity(std::string_view sealed,
                                            const crypto::BoxKey& custodian,
                                            std::string_view officer_public);
/// With both keys: that of whom it was handed to, and the case's.
std::optional<Identity> open_identity(std::string_view sealed, const crypto::BoxKey& officer,
                                      const CaseKey& key);

}  // namespace complain
