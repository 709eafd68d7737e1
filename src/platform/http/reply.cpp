#include "platform/http/reply.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/gzip.hpp"
#include "platform/http/syntax.hpp"

#include <fmt/format.h>

#include <iterator>
#include <variant>

namespace http {

namespace {

constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src "
    "'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";
constexpr std::string_view permissions_policy =
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

std::string_view reason(unsigned status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "Status";
    }
}

bool reads(const Request& request) {
    return request.method() == Method::Get || request.method() == Method::Head;
}

void apply_page(const Request& request, Response& response, Reply& reply) {
    const auto* shared = std::get_if<std::shared_ptr<const Page>>(&response.body);
    if (shared == nullptr) return;
    const Page& page = **shared;
    response.set("Content-Type", page.content_type);
    if (!response.header("Cache-Control")) response.set("Cache-Control", page.cache_control);
    for (const auto& [name, value] : page.headers)
        response.set(name, value);
    reply.gzipped = !page.gzip.empty() &&
                    syntax::accepts_coding(request.header("Accept-Encoding").value_or(""), "gzip");
    // Two forms of one page are not the same bytes, so only the plain one may claim the strong tag.
    response.set("ETag", reply.gzipped ? "W/" + page.etag : page.etag);
    if (!page.gzip.empty()) response.set("Vary", "Accept-Encoding");
    if (reply.gzipped) response.set("Content-Encoding", "gzip");
}

void apply_gzip(const Request& request, Response& response) {
    auto* text = std::get_if<std::string>(&response.body);
    if (text == nullptr || text->size() < gzip_from || response.gzip == Response::Gzip::Never)
        return;
    if (!is_compressible(response.header("Content-Type").value_or("")) ||
        response.header("Content-Encoding"))
        return;
    response.set("Vary", "Accept-Encoding");
    if (!syntax::accepts_coding(request.header("Accept-Encoding").value_or(""), "gzip")) return;
    *text = gzip(*text, Squeeze::Quick);
    response.set("Content-Encoding", "gzip");
    auto etag = response.header("ETag");
    if (etag && !etag->starts_with("W/")) response.set("ETag", "W/" + std::string{*etag});
}

void apply_range(const Request& request, Response& response) {
    auto* file = std::get_if<FileBody>(&response.body);
    if (file == nullptr || response.status != 200) return;
    response.set("Accept-Ranges", "bytes");
    auto header = request.header("Range");
    if (!header || request.method() != Method::Get) return;
    if (auto condition = request.header("If-Range");
        condition && condition != response.header("ETag"))
        return;
    syntax::Range range{};
    switch (syntax::decode_range(*header, file->length, range)) {
        case syntax::RangeKind::Whole: return;
        case syntax::RangeKind::Unsatisfiable:
            response.status = 416;
            response.set("Content-Range", fmt::format("bytes */{}", file->length));
            response.body = std::string{};
            return;
        case syntax::RangeKind::Part: break;
    }
    response.status = 206;
    response.set("Content-Range", fmt::format("bytes {}-{}/{}", range.first,
                                              range.first + range.length - 1, file->length));
    file->offset += range.first;
    file->length = range.length;
}

/// True when the visitor already has what would be sent.
bool is_unchanged(const Request& request, const Response& response) {
    if (!reads(request) || response.status != 200) return false;
    auto known = request.header("If-None-Match");
    auto etag = response.header("ETag").value_or("");
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    return known && syntax::etag_matches(*known, etag);
}

bool has_line_break(std::string_view text) {
    return text.find_first_of("\r\n") != std::string_view::npos;
}

std::string set_cookie(const Cookie& cookie) {
    auto line = fmt::format("{}={}; Path={}", cookie.name, cookie.value, cookie.path);
    if (cookie.max_age) line += fmt::format("; Max-Age={}", cookie.max_age->count());
    if (cookie.http_only) line += "; HttpOnly";
    if (cookie.secure) line += "; Secure";
    line += cookie.same_site == Cookie::SameSite::Strict ? "; SameSite=Strict" : "; SameSite=Lax";
    return line;
}

/// No Date: the proxy in front adds its own, and only app/ may read the clock.
std::string head_of(const Response& response, const Reply& reply, Wire wire, std::uint64_t length) {
    std::string head;
    head.reserve(1024);
    auto out = std::back_inserter(head);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    for (const auto& [name, value] : response.headers) {
        // set() refuses this too, but the list is open to all.
        if (has_line_break(name) || has_line_break(value))
            platform::bug("a line break in a header");
        fmt::format_to(out, "{}: {}\r\n", name, value);
    }
    for (const auto& cookie : response.cookies)
        fmt::format_to(out, "Set-Cookie: {}\r\n", set_cookie(cookie));
    // What a worker made is one visitor's, unless its handler says otherwise.
    if (!response.header("Cache-Control"))
        head +=
            response.header("ETag") ? "Cache-Control: no-cache\r\n" : "Cache-Control: no-store\r\n";
    head += security_headers;
    if (!response.header("Permissions-Policy")) head += permissions_policy;
    if (!response.header("Content-Security-Policy"))
        fmt::format_to(out, "Content-Security-Policy: {}\r\n", content_security_policy);
    if (reply.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (response.status != 204 && response.status != 304 &&
             !std::holds_alternative<Generator>(reply.body))
        fmt::format_to(out, "Content-Length: {}\r\n", length);
    if (!reply.keep_alive)
        head += "Connection: close\r\n";
    else if (wire.http_1_0)
        head += "Connection: keep-alive\r\n";
    return head += "\r\n";
}

}  // namespace

std::string_view Reply::bytes() const {
    if (const auto* text = std::get_if<std::string>(&body)) return *text;
    if (const auto* text = std::get_if<std::shared_ptr<const std::string>>(&body)) return **text;
    if (const auto* page = std::get_if<std::shared_ptr<const Page>>(&body))
        return gzipped ? (*page)->gzip : (*page)->plain;
    return {};
}

Reply prepare(const Request& request, Response response, Wire wire) {
    Reply reply;
    apply_page(request, response, reply);
    bool unchanged = is_unchanged(request, response);
    if (unchanged) {
        response.status = 304;
    } else {
        apply_gzip(request, response);
        apply_range(request, response);
    }
    reply.status = response.status;
    reply.has_body = !unchanged && response.status != 204 && request.method() != Method::Head;
    bool stream = std::holds_alternative<Generator>(response.body);
    reply.chunked = stream && !wire.http_1_0;
    reply.keep_alive = wire.keep_alive && (!stream || reply.chunked);
    reply.body = std::move(response.body);
    const auto* file = std::get_if<FileBody>(&reply.body);
    auto length = file != nullptr ? file->length : reply.bytes().size();
    reply.head = head_of(response, reply, wire, length);
    return reply;
}

}  // namespace http
