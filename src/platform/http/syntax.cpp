#include "platform/http/syntax.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace http::syntax {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Cuts off and returns what stands before the first `separator`.
std::string_view cut(std::string_view& rest, char separator) {
    auto at = rest.find(separator);
    auto piece = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return piece;
}

/// How many bytes the sequence that begins with `lead` has; 0 when nothing may begin so.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) return 3;
    if (lead >= 0xf0 && lead <= 0xf4) return 4;
    return 0;
}

std::optional<std::string> unescape(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        int high = hex_digit(text[i + 1]);
        int low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high << 4 | low);
        i += 2;
    }
    if (out.find('\0') != std::string::npos || !is_utf8(out)) return std::nullopt;
    return out;
}

/// A whole run of digits that fits; from_chars takes no sign for an unsigned type.
std::optional<std::uint64_t> decode_number(std::string_view text) {
    std::uint64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool is_address(const std::string& text) {
    in6_addr ignored;
    return inet_pton(AF_INET, text.c_str(), &ignored) == 1 ||
           inet_pton(AF_INET6, text.c_str(), &ignored) == 1;
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto lead = static_cast<unsigned char>(text[i]);
        auto length = sequence_length(lead);
        if (length == 0 || text.size() - i < length) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        // Overlong forms, surrogates and what lies beyond U+10FFFF.
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
            (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f))
            return false;
        i += length;
    }
    return true;
}

bool same_word(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
    auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::string> decode_percent(std::string_view text) {
    return unescape(text, false);
}

std::optional<Pairs> decode_urlencoded(std::string_view text, std::size_t limit) {
    Pairs pairs;
    while (!text.empty()) {
        auto value = cut(text, '&');
        if (value.empty()) continue;
        if (pairs.size() == limit) return std::nullopt;
        auto name = unescape(cut(value, '='), true);
        auto decoded = unescape(value, true);
        if (!name || !decoded) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*decoded));
    }
    return pairs;
}

Pairs decode_cookies(std::string_view header) {
    Pairs cookies;
    while (!header.empty()) {
        auto pair = trimmed(cut(header, ';'));
        auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0 || !is_utf8(pair)) continue;
        auto value = trimmed(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        cookies.emplace_back(trimmed(pair.substr(0, equals)), value);
    }
    return cookies;
}

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
    cut(header, ';');
    while (!header.empty()) {
        auto equals = header.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        auto key = trimmed(header.substr(0, equals));
        header = header.substr(equals + 1);
        std::string value;
        if (!header.empty() && header.front() == '"') {
            std::size_t i = 1;
            for (; i < header.size() && header[i] != '"'; ++i) {
                // Browsers escape a quote as %22; only \" and \\ are undone, since old ones send
                // C:\paths.
                if (header[i] == '\\' && i + 1 < header.size() &&
                    (header[i + 1] == '"' || header[i + 1] == '\\'))
                    ++i;
                value += header[i];
            }
            if (i >= header.size()) return std::nullopt;
            header = header.substr(i + 1);
            cut(header, ';');
        } else {
            value = trimmed(cut(header, ';'));
        }
        if (same_word(key, name)) return value;
    }
    return std::nullopt;
}

RangeKind decode_range(std::string_view header, std::uint64_t size, Range& range) {
    if (header.size() < 6 || !same_word(header.substr(0, 6), "bytes=")) return RangeKind::Whole;
    auto rest = trimmed(header.substr(6));
    auto dash = rest.find('-');
    if (dash == std::string_view::npos || rest.find(',') != std::string_view::npos)
        return RangeKind::Whole;
    auto first = decode_number(rest.substr(0, dash));
    auto last = decode_number(rest.substr(dash + 1));
    if ((dash > 0 && !first) || (dash + 1 < rest.size() && !last) || (!first && !last))
        return RangeKind::Whole;
    if (!first) {  // the last so many bytes
        if (*last == 0 || size == 0) return RangeKind::Unsatisfiable;
        auto length = std::min(*last, size);
        range = {size - length, length};
        return RangeKind::Part;
    }
    if (last && *last < *first) return RangeKind::Whole;
    if (*first >= size) return RangeKind::Unsatisfiable;
    auto end = last ? std::min(*last, size - 1) : size - 1;
    range = {*first, end - *first + 1};
    return RangeKind::Part;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    while (!if_none_match.empty()) {
        auto one = trimmed(cut(if_none_match, ','));
        if (one.substr(0, 2) == "W/") one.remove_prefix(2);
        if (one == etag || one == "*") return true;
    }
    return false;
}

bool accepts_coding(std::string_view header, std::string_view coding) {
    bool any = false;
    while (!header.empty()) {
        auto item = cut(header, ',');
        auto name = trimmed(cut(item, ';'));
        auto quality = trimmed(item);
        bool refused = quality.substr(0, 3) == "q=0" &&
                       quality.find_first_not_of("0.", 2) == std::string_view::npos;
        if (same_word(name, coding)) return !refused;
        if (name == "*") any = !refused;
    }
    return any;
}

std::string forwarded_for(std::string_view header, std::string_view peer,
                          const std::vector<std::string>& trusted) {
    auto is_trusted = [&trusted](std::string_view address) {
        return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
    };
    std::string client{peer};
    while (is_trusted(client) && !header.empty()) {
        auto comma = header.rfind(',');
        auto last = trimmed(comma == std::string_view::npos ? header : header.substr(comma + 1));
        header = comma == std::string_view::npos ? std::string_view{} : header.substr(0, comma);
        std::string next{last};
        if (!is_address(next)) break;
        client = std::move(next);
    }
    return client;
}

}  // namespace http::syntax
