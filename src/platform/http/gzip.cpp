#include "platform/http/gzip.hpp"

#include "platform/core/refusal.hpp"

#include <zlib.h>

#include <array>

namespace http {

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    constexpr int with_gzip_head = 15 + 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, with_gzip_head, 8, Z_DEFAULT_STRATEGY) != Z_OK)
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
