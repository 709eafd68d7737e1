#include "guard/base32.hpp"

#include <cstdint>

namespace guard {

std::string to_base32(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char c : bytes) {
        pending = (pending << 8 | static_cast<unsigned char>(c)) & 0xFFFF;
        for (bits += 8; bits >= 5; bits -= 5)
            out += letters[pending >> (bits - 5) & 31];
    }
    if (bits > 0) out += letters[pending << (5 - bits) & 31];
    return out;
}

}  // namespace guard
