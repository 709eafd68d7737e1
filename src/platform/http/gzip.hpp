#pragma once

#include <string>
#include <string_view>

namespace http {

/// Quick for what is made for one request, Small for what is made once and sent for long.
enum class Squeeze { Quick, Small };
std::string gzip(std::string_view bytes, Squeeze how);
/// Whether bytes of this type usually shrink.
bool is_compressible(std::string_view content_type);

/// Below this, the head outweighs what compressing saves.
inline constexpr std::size_t gzip_from = 1024;

}  // namespace http
