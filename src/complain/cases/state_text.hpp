#pragma once

#include "complain/model/complaint.hpp"

#include <optional>
#include <string>
#include <string_view>

/// A case's states as the store keeps them, as JSON. They are our own: another shape is a bug.
namespace complain {

/// Without events and without a word of what anybody wrote: it lies in the clear.
std::string state_text(const ComplaintState& state);
ComplaintState state_from(std::string_view stored);

/// What goes with an event, sealed by the caller.
std::string details_text(const Details& details);
Details details_from(std::string_view stored);

/// Pauses and extension; rule, start and end are columns.
std::string clock_text(const ClockState& state);
void clock_from(std::string_view stored, ClockState& state);

}  // namespace complain
