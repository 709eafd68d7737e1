#include "platform/http/response.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http/syntax.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace http {

namespace {

bool has_control(std::string_view text) {
    for (unsigned char c : text)
        if (c < 0x20 || c == 0x7f) return true;
    return false;
}

Response with_body(std::string content_type, Response::Body body, unsigned status = 200) {
    Response response;
    response.status = status;
    response.headers.emplace_back("Content-Type", std::move(content_type));
    response.body = std::move(body);
    return response;
}

/// RFC 8187: everything but letters, digits and "-._" is escaped.
std::string escaped(std::string_view text) {
    std::string out;
    for (unsigned char c : text) {
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     c == '-' || c == '.' || c == '_';
        if (plain)
            out += static_cast<char>(c);
        else
            out += fmt::format("%{:02X}", c);
    }
    return out;
}

}  // namespace

std::shared_ptr<const Page> Page::make(std::string content_type, std::string body,
                                       std::string cache_control, Squeeze squeeze) {
    auto page = std::make_shared<Page>();
    if (body.size() >= gzip_from && is_compressible(content_type))
        page->gzip = http::gzip(body, squeeze);
    if (page->gzip.size() >= body.size()) page->gzip.clear();
    // The gzip form says the same in a sixth of the bytes.
    page->etag = etag_of(page->gzip.empty() ? body : page->gzip);
    page->content_type = std::move(content_type);
    page->plain = std::move(body);
    page->cache_control = std::move(cache_control);
    return page;
}

Response Response::html(std::string markup, unsigned status) {
    return with_body("text/html; charset=utf-8", std::move(markup), status);
}
Response Response::json(std::string text, unsigned status) {
    return with_body("application/json", std::move(text), status);
}
Response Response::text(std::string text, unsigned status) {
    return with_body("text/plain; charset=utf-8", std::move(text), status);
}
Response Response::bytes(std::string content_type, std::string content) {
    return with_body(std::move(content_type), std::move(content));
}

Response Response::redirect(std::string path, unsigned status) {
    // "//host" and "/\host" lead elsewhere.
    if (!path.starts_with('/') || path.starts_with("//") || path.find('\\') != std::string::npos)
        platform::bug("a redirect stays on this site");
    Response response;
    response.status = status;
    response.set("Location", std::move(path));
    return response;
}

Response Response::not_found() {
    throw platform::Refusal{platform::Refusal::Kind::NotFound, "没有找到这个页面，请检查网址。"};
}

Response Response::shared(std::shared_ptr<const Page> page) {
    Response response;
    response.body = std::move(page);
    return response;
}

OpenFile::OpenFile(const std::filesystem::path& path)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat about {};
    if (file_ >= 0 && ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode)) {
        size_ = static_cast<std::uint64_t>(about.st_size);
        return;
    }
    if (file_ >= 0) ::close(file_);
    throw platform::Refusal{platform::Refusal::Kind::NotFound,
                            "没有找到这个文件，请返回上一页重试。"};
}

OpenFile::~OpenFile() {
    ::close(file_);
}

std::string OpenFile::read(std::uint64_t offset, std::size_t limit) const {
    std::string piece(limit, '\0');
    auto got = ::pread(file_, piece.data(), limit, static_cast<off_t>(offset));
    piece.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return piece;
}

Response Response::file(const std::filesystem::path& path, std::string content_type) {
    auto file = std::make_shared<const OpenFile>(path);
    auto size = file->size();
    return with_body(std::move(content_type), FileBody{std::move(file), 0, size});
}

Response Response::stream(std::string content_type, Generator next) {
    return with_body(std::move(content_type), std::move(next));
}

Response& Response::set(std::string_view name, std::string value) {
    if (name.empty() || has_control(name) || has_control(value))
        platform::bug("a control character in a header");
    for (auto& [key, old] : headers) {
        if (!syntax::same_word(key, name)) continue;
        old = std::move(value);
        return *this;
    }
    headers.emplace_back(name, std::move(value));
    return *this;
}

std::optional<std::string_view> Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (syntax::same_word(key, name)) return value;
    return std::nullopt;
}

Response& Response::add(Cookie cookie) {
    for (const auto* text : {&cookie.name, &cookie.value, &cookie.path})
        if (has_control(*text) || text->find_first_of(";, \"") != std::string::npos)
            platform::bug("a cookie holds a separator");
    cookies.push_back(std::move(cookie));
    return *this;
}

Response& Response::attachment(std::string_view filename) {
    return set("Content-Disposition", "attachment; filename*=UTF-8''" + escaped(filename));
}

Response& Response::content_security_policy(std::string policy) {
    return set("Content-Security-Policy", std::move(policy));
}

std::string etag_of(std::string_view bytes) {
    auto digest = crypto::sha256(bytes);
    return '"' + platform::to_base64url(crypto::bytes(digest).substr(0, 18)) + '"';
}

}  // namespace http
