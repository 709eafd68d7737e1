#pragma once

#include <string>
#include <string_view>

namespace complain {

/// "complain-0a1b2c3d4e5f6071.css": changes with the content, so that browsers may keep the file.
std::string asset_name(const std::string& stem, const std::string& ending, std::string_view bytes);

}  // namespace complain
