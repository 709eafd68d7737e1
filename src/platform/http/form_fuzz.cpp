#include "platform/http/errors.hpp"
#include "platform/http/syntax.hpp"

#include <cstdlib>
#include <string>

using namespace http::syntax;

namespace {

void check_range(std::string_view input) {
    for (std::uint64_t size :
         {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, ~std::uint64_t{0}}) {
        Range range{};
        if (decode_range(input, size, range) != RangeKind::Part) continue;
        if (range.length == 0 || range.first >= size || range.length > size - range.first)
            std::abort();
    }
}

void check_request(std::string_view input) {
    try {
        http::Request request{{.method = http::Method::Post,
                               .target = std::string{input},
                               .headers = {{"Cookie", std::string{input}}}}};
        if (!request.path().starts_with('/') || !is_utf8(request.path())) std::abort();
        if (request.path().find("/../") != std::string_view::npos) std::abort();
    } catch (const http::Fault& fault) {
        if (fault.status() != 400) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    if (auto form = decode_urlencoded(input))
        for (const auto& [name, value] : *form)
            if (!is_utf8(name) || !is_utf8(value)) std::abort();
    for (const auto& [name, value] : decode_cookies(input))
        if (name.empty() || !is_utf8(value)) std::abort();
    check_range(input);
    check_request(input);
    (void)header_parameter(input, "name");
    (void)etag_matches(input, "\"a\"");
    (void)accepts_coding(input, "gzip");
    (void)forwarded_for(input, "127.0.0.1", {"127.0.0.1", "10.0.0.1"});
    return 0;
}
