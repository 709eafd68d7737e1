#pragma once

#include <string_view>

namespace disclose {

/// Refuses (Invalid) a reason or note that holds a personal number: it may be shown to others.
void refuse_private(std::string_view written);

}  // namespace disclose
