#pragma once

#include "platform/engine/engine.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// A kept value of a registry row: text and identity numbers as bytes, all else as a number.
struct Kept {
    bool null = true;
    bool is_number = false;
    std::int64_t number = 0;
    std::string bytes;
};

/// Rows one after the other as bytes, to be sealed by the thousand: for each value 0 (none), 1 and
/// eight bytes little-endian (a number), or 2, a length of four bytes and the text.
void pack(std::span<const Kept> row, std::string& to);

/// Gives them back; values are views into `bytes`.
class Unpacker {
public:
    Unpacker(std::string_view bytes, std::size_t columns) : rest_(bytes), row_(columns) {}

    /// The next row, or nothing at the end. A bug where the bytes are no rows.
    const std::vector<engine::Value>* next();

private:
    std::string_view take(std::size_t size);

    std::string_view rest_;
    std::vector<engine::Value> row_;
};

}  // namespace compare
