#pragma once

#include "platform/engine/engine.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// A kept value of a registry row: text as bytes, all else as a number. A person is the key (16
/// bytes) and the identity number in `bytes` and the birth date in `number` (days): made once at
/// the import, so that a run need not.
struct Kept {
    enum class Kind { Null, Number, Text, Person };

    Kind kind = Kind::Null;
    std::int64_t number = 0;
    std::string bytes;
};

/// A person as an unpacked value holds it.
struct KeptPerson {
    std::string_view key;     ///< 16 bytes
    std::string_view number;  ///< the identity number
    std::int64_t birth = 0;   ///< days

    explicit KeptPerson(const engine::Value& value)
        : key(value.bytes.substr(0, 16)), number(value.bytes.substr(16)), birth(value.number) {}
};

/// Rows one after the other as bytes, to be sealed by the thousand: for each value 0 (none), 1 and
/// eight bytes little-endian (a number), 2, a length of four bytes and the text, or 3, eight bytes
/// and a text (a person).
void pack(std::span<const Kept> row, std::string& to);

/// Gives them back; values are views into `bytes`.
class Unpacker {
public:
    Unpacker(std::string_view bytes, std::size_t columns) : rest_(bytes), row_(columns) {}

    /// The next row, or nothing at the end. A bug where the bytes are no rows.
    const std::vector<engine::Value>* next();

private:
    std::string_view take(std::size_t size);
    std::int64_t number();
    std::string_view text();

    std::string_view rest_;
    std::vector<engine::Value> row_;
};

}  // namespace compare
