#pragma once

#include "complain/vault/parcel.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// A reporter's wish to be told (通知意愿) on its way to the office, which alone opens it.
namespace complain::notice {

inline constexpr std::size_t wish_block = 256;

/// Of what stands in a form's field: sealed and filled up, also when the field was left empty, so
/// that nobody on the way knows who left something. Empty where the county tells nobody, and for
/// the level above, which has no use for it. Refuses (Invalid) an address that the county cannot
/// reach.
std::string wish_for(const WindowKeys& keys, Lane lane, std::string_view typed);
/// The address. Nothing where none was left, or a stranger sent something else.
std::optional<std::string> opened_wish(const crypto::BoxKey& office, std::string_view sealed);

}  // namespace complain::notice
