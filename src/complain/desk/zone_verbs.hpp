#pragma once

#include <array>
#include <string_view>

/// What the office asks of the complaints in a public zone on another machine (内外网往来): each is
/// a POST of JSON, docs/formats/complaint.md.
namespace complain::zone_verb {

inline constexpr std::string_view window = "/zone/complaints/window";
inline constexpr std::string_view oldest = "/zone/complaints/oldest";
inline constexpr std::string_view pieces = "/zone/complaints/pieces";
inline constexpr std::string_view taken = "/zone/complaints/taken";
inline constexpr std::string_view items = "/zone/complaints/items";
inline constexpr std::string_view show = "/zone/complaints/show";
inline constexpr std::array all{window, oldest, pieces, taken, items, show};

}  // namespace complain::zone_verb
