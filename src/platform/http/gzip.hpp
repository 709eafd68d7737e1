#pragma once

#include <string>
#include <string_view>

namespace http {

/// `level` 1 (quick) to 9 (small).
std::string gzip(std::string_view bytes, int level);
/// Whether bytes of this type usually shrink.
bool is_compressible(std::string_view content_type);

/// Below this, the head outweighs what compressing saves.
inline constexpr std::size_t gzip_from = 1024;

}  // namespace http
