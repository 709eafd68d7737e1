#include "platform/http/gzip.hpp"

#include "platform/core/refusal.hpp"

#include <zlib.h>

#include <array>
#include <cstddef>

namespace http {

namespace {

struct Effort {
    int level;
    int window_bits;
    int memory_level;
};

/// Where zlib's usual 256 KB of tables are fresh memory each time, they cost more than compressing
/// a page of 30 KB does: 480 µs with them, 55 without. A small window loses one byte in ten.
Effort effort(std::size_t size, Squeeze how) {
    constexpr std::size_t large = 64 << 10;
    if (how == Squeeze::Small) return {9, 15, 8};
    return size > large ? Effort{4, 15, 8} : Effort{3, 13, 6};
}

}  // namespace

std::string gzip(std::string_view bytes, Squeeze how) {
    z_stream stream{};
    const auto [level, window_bits, memory_level] = effort(bytes.size(), how);
    constexpr int with_gzip_head = 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, window_bits + with_gzip_head, memory_level,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        platform::bug("deflateInit2 failed");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) platform::bug("deflate did not finish");
    return out;
}

bool is_compressible(std::string_view content_type) {
    constexpr std::array prefixes = {
        std::string_view{"text/"}, std::string_view{"application/json"},
        std::string_view{"application/javascript"}, std::string_view{"application/xml"},
        std::string_view{"image/svg+xml"}};
    for (auto prefix : prefixes)
        if (content_type.starts_with(prefix)) return true;
    return false;
}

}  // namespace http
