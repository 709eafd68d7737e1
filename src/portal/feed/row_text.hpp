#pragma once

#include "portal/feed/package.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace portal::projection {

/// A row as a JSON array of numbers, texts and nulls.
std::string row_text(const Row& row);
/// A chunk as one JSON object on one line, and back. Nothing for what has another shape.
std::string chunk_text(const Chunk& chunk);
std::optional<Chunk> chunk_from(std::string_view line);
std::string header_text(const Header& header);
std::optional<Header> header_from(std::string_view line);

}  // namespace portal::projection
