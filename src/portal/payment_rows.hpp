#pragma once

#include "portal/frame.hpp"
#include "portal/store.hpp"

#include <vector>

namespace portal {

/// The rows of a village's list, below the table's head in pages/payments.html. Written out rather
/// than filled into a template, since no other page has so many cells (docs/adr/0007).
Html payment_rows(const std::vector<Payment>& payments);

}  // namespace portal
