#pragma once

#include "platform/http/request.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The small grammars of HTTP. Each takes whatever a stranger sends and answers a value or nothing.
namespace http::syntax {

bool is_utf8(std::string_view text);
/// Compares ASCII without regard to case.
bool same_word(std::string_view left, std::string_view right);
std::string_view trimmed(std::string_view text);

/// Nothing on a broken escape, a NUL or text that is not UTF-8.
std::optional<std::string> decode_percent(std::string_view text);
/// "a=1&b=2" with "+" for a space; nothing as above, or when there are more than `limit` pairs.
std::optional<Pairs> decode_urlencoded(std::string_view text, std::size_t limit = 1000);
/// A Cookie header; what is malformed is left out, as browsers' leftovers must not lock anyone out.
Pairs decode_cookies(std::string_view header);
/// The value of `name` in "form-data; name=\"a\"; filename=\"b\"".
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);

struct Range {
    std::uint64_t first;
    std::uint64_t length;
    friend bool operator==(const Range&, const Range&) = default;
};
enum class RangeKind { Whole, Part, Unsatisfiable };
/// "bytes=0-99" of something of `size` bytes. Several ranges, or another unit, mean the whole, as
/// RFC 9110 allows.
RangeKind decode_range(std::string_view header, std::uint64_t size, Range& range);

/// Whether If-None-Match holds `etag`, weakly compared, or "*".
bool etag_matches(std::string_view if_none_match, std::string_view etag);
/// Whether Accept-Encoding takes `coding`: listed, or "*", and not with q=0.
bool accepts_coding(std::string_view header, std::string_view coding);

/// The visitor's address behind trusted proxies: the rightmost of X-Forwarded-For that is not one
/// of them.
std::string forwarded_for(std::string_view header, std::string_view peer,
                          const std::vector<std::string>& trusted);

}  // namespace http::syntax
