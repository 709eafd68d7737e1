#pragma once

#include "platform/http/spool.hpp"

#include <any>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method { Get, Head, Post, Put, Delete, Patch, Other };

std::string_view to_string(Method method);

/// Names and values in the order they came; names may repeat.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A file part of a multipart form.
struct Upload {
    std::string field;              ///< the form field's name
    std::string filename;           ///< as the browser said; for showing only, never for a path
    std::string content_type = {};  ///< as the browser said; never to be trusted
    std::size_t size = 0;
    std::shared_ptr<const Spooled> content =
        {};  ///< shared so that a Request stays movable and a job can keep the file
};

/// One request, fully read. All text is valid UTF-8, or the request was refused before anyone saw
/// it. Views stay valid as long as the Request.
class Request {
public:
    /// What the wire said; the server fills it, and so may a test.
    struct Parts {
        Method method = Method::Get;
        std::string target = "/";
        Pairs headers = {};
        std::string body = {};
        std::string remote = "127.0.0.1";
        bool secure = false;
        std::uint64_t number = 0;
    };
    /// Throws Fault (400) on a bad target, bad percent encoding, a ".." segment, or text that is
    /// not UTF-8.
    explicit Request(Parts parts);

    Method method() const { return parts_.method; }
    /// Decoded, without the query: "/records/7".
    std::string_view path() const { return path_; }
    /// As it came, still encoded; the page cache's key, with its query.
    std::string_view target() const { return parts_.target; }
    std::string_view raw_path() const;

    /// A segment the route's pattern names: param("id") for "/records/{id}". A name the pattern
    /// lacks is a bug.
    std::string_view param(std::string_view name) const;
    /// The first value under that name, of the URL's query and of the form's text fields (either
    /// encoding).
    std::optional<std::string_view> query(std::string_view name) const {
        return find(query_, name);
    }
    std::optional<std::string_view> form(std::string_view name) const { return find(form_, name); }
    const Pairs& queries() const { return query_; }
    const Pairs& forms() const { return form_; }
    const std::vector<Upload>& uploads() const { return uploads_; }

    /// Header names are compared without regard to case.
    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const {
        return find(cookies_, name);
    }
    /// Empty for multipart forms, whose parts are in form() and uploads().
    std::string_view body() const { return parts_.body; }

    /// The visitor's address: the peer's, or what a configured proxy forwarded.
    std::string_view remote() const { return parts_.remote; }
    /// Came by HTTPS, as a configured proxy says.
    bool secure() const { return parts_.secure; }
    /// Names the request in every log line and in the incident number a user may read out.
    std::string id() const;
    /// Prefers JSON to HTML, by Accept.
    bool wants_json() const;
    /// The matched pattern, "/records/{id}"; for logs, because paths may hold what logs must not.
    std::string_view route() const { return route_; }

    /// The gatekeeper's slot: who is asking. http never looks inside.
    std::any session;

    /// For the server, and for tests that call a handler without one.
    void set_route(std::string_view pattern, Pairs params);
    void set_body(std::string body);
    void set_form(Pairs fields, std::vector<Upload> uploads);

private:
    static std::optional<std::string_view> find(const Pairs& pairs, std::string_view name);
    void read_urlencoded_form();

    Parts parts_;
    std::string path_;
    std::string route_;
    Pairs params_, query_, form_, cookies_;
    std::vector<Upload> uploads_;
};

}  // namespace http
