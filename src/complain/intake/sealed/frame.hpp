#pragma once

#include "complain/vault/parcel.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// What a browser that seals by itself sends: a parcel that nobody on the way can read.
struct SealedFrame {
    Parcel parcel;     ///< without its moment
    std::string pass;  ///< of a message or an evaluation: shows that its sender can open the case
};

/// The largest body that holds one.
inline constexpr std::size_t largest_frame = std::size_t{128} << 10;

/// Whether it can be a seed's copy under a receipt code: see CaseKey::for_reporter.
bool is_reporter_copy(std::string_view bytes);

/// Nothing for another shape, a wrong length or a wrong number anywhere in it: a stranger wrote it.
std::optional<SealedFrame> sealed_frame_from(std::string_view body);
/// Its inverse; docs/formats/complaint.md.
std::string sealed_frame_text(const SealedFrame& frame);

}  // namespace complain
