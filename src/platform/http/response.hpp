#pragma once

#include "platform/http/gzip.hpp"
#include "platform/http/request.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace http {

/// A page made once and sent to many: with its ETag and, if worthwhile, its gzip form. Never
/// changed after make().
struct Page {
    std::string content_type;
    std::string plain;
    std::string gzip;  ///< empty when compressing does not pay
    std::string etag;  ///< with its quotes
    std::string cache_control;
    Pairs headers;  ///< further headers, such as Link

    static std::shared_ptr<const Page> make(std::string content_type, std::string body,
                                            std::string cache_control = "no-cache",
                                            Squeeze squeeze = Squeeze::Quick);
};

struct Cookie {
    enum class SameSite { Lax, Strict };

    std::string name = {};
    std::string value = {};
    std::string path = "/";
    std::optional<std::chrono::seconds> max_age =
        {};  ///< none: until the browser closes; 0: deletes
    bool http_only = true;
    bool secure = true;
    SameSite same_site = SameSite::Lax;
};

/// A file opened for reading, so that what is sent is what was found, even if it is replaced
/// meanwhile.
class OpenFile {
public:
    /// Refuses (NotFound) when the file cannot be read.
    explicit OpenFile(const std::filesystem::path& path);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::uint64_t size() const { return size_; }
    /// At most `limit` bytes from `offset`; empty at the end and on an error.
    std::string read(std::uint64_t offset, std::size_t limit) const;

private:
    int file_;
    std::uint64_t size_ = 0;
};

/// A file sent from disk, whole or by range.
struct FileBody {
    std::shared_ptr<const OpenFile> file;  ///< shared only because a Response can be copied
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// Gives the next piece, or nothing at the end; an empty piece is skipped. Runs on a worker, one
/// call at a time.
using Generator = std::function<std::optional<std::string>()>;

struct Response {
    // Shared: one text or page goes to many connections at once.
    using Body = std::variant<std::string, std::shared_ptr<const std::string>,
                              std::shared_ptr<const Page>, FileBody, Generator>;

    unsigned status = 200;
    Pairs headers;
    Body body;
    std::vector<Cookie> cookies;
    /// Off for a page that holds both a secret and the visitor's own words (their lengths would
    /// tell).
    enum class Gzip { Allowed, Never } gzip = Gzip::Allowed;

    static Response html(std::string markup, unsigned status = 200);
    static Response json(std::string text, unsigned status = 200);
    static Response text(std::string text, unsigned status = 200);
    static Response bytes(std::string content_type, std::string content);
    /// Only to this site's own paths: a target that does not begin with one "/" is a bug.
    static Response redirect(std::string path, unsigned status = 303);
    static Response not_found();
    static Response shared(std::shared_ptr<const Page> page);
    /// Refuses (NotFound) when the file cannot be read. Ranges are served.
    static Response file(const std::filesystem::path& path, std::string content_type);
    static Response stream(std::string content_type, Generator next);

    /// Adds or replaces; a control character in either is a bug.
    Response& set(std::string_view name, std::string value);
    std::optional<std::string_view> header(std::string_view name) const;
    Response& add(Cookie cookie);
    /// Offers the body for saving: Content-Disposition with a UTF-8 file name.
    Response& attachment(std::string_view filename);
    /// Replaces the strict default for this page only.
    Response& content_security_policy(std::string policy);
};

/// A strong ETag of these bytes, with its quotes.
std::string etag_of(std::string_view bytes);

}  // namespace http
