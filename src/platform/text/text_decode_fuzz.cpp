#include "platform/text/text.hpp"

#include <cstdlib>

namespace {

std::optional<std::string> decode_in_pieces(std::string_view bytes, std::size_t size) {
    text::EncodingFinder finder;
    for (std::size_t at = 0; at < bytes.size(); at += size)
        finder.look(bytes.substr(at, size));
    const auto found = finder.finish();
    if (!found) return std::nullopt;
    text::Decoder decoder{found->encoding};
    std::string utf8;
    for (std::size_t at = found->mark; at < bytes.size(); at += size) {
        if (!decoder.add(bytes.substr(at, size), utf8)) return std::nullopt;
    }
    if (!decoder.finish()) return std::nullopt;
    return utf8;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    const auto decoded = text::decode(input);
    if (decoded && !text::is_utf8(*decoded)) std::abort();
    if (decode_in_pieces(input, size % 7 + 1) != decoded) std::abort();
    const std::string_view read = decoded ? std::string_view{*decoded} : std::string_view{};
    for (const std::string_view any : {input, read}) {
        const auto name = text::normalise_name(any);
        // Broken bytes that a dropped mark kept apart may join; text that is UTF-8 stays as it is.
        if (text::is_utf8(any) && text::normalise_name(name) != name) std::abort();
        if (text::length(text::trim(any)) > text::length(any)) std::abort();
        (void)text::fold_header(any);
        (void)text::bigrams(any);
    }
    return 0;
}
