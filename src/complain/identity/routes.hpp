#pragma once

#include "complain/cases/office.hpp"

#include <memory>

namespace complain::identity {

/// Who a reporter is: asking, deciding, reading. As mount_office(), which calls it.
void mount(http::Router& router, const std::shared_ptr<const Office>& desk, guard::Guard& guard);

}  // namespace complain::identity
