#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Pictures from strangers.
namespace image {

/// A picture as JPEG of at most `edge` pixels a side, upright, without anything that stood beside
/// its pixels: place, time, device, author. Nothing for what is no picture, or one that unpacks to
/// more than 100 megapixels. Reads JPEG, PNG, WebP and HEIC; thread-safe.
std::optional<std::string> clean_jpeg(std::string_view original, int edge = 2048);

}  // namespace image
