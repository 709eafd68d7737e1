#pragma once

#include "platform/http/access.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// Blocks as it likes: it has a worker thread to itself.
using Handler = std::function<Response(Request&)>;

struct RouteOptions {
    std::size_t max_body =
        64 << 10;  ///< of the whole body; a larger one is 413 before the handler runs
    /// Answered on the socket's thread, the gatekeeper's part too: only where neither ever blocks.
    bool inline_ = false;
    /// The body is no form and goes to the spool as it arrives: Request::uploads has it alone.
    bool spooled = false;
    /// Another method is answered as if there were no such path.
    bool secret = false;
};

struct Route {
    Method method;
    std::string pattern;
    Access access;
    Handler handler;
    RouteOptions options;
    std::vector<std::string> names;  ///< of the parameters, from the left
};

/// Finds the route of a path. Segments: "word", "{name}" (one segment), "{name...}" (the rest, last
/// only); a word beats a name and a name the rest, whatever the order of mounting. There is no
/// route without an Access.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// A second route of the same method and shape is a bug. A GET route also answers HEAD.
    Router& get(std::string_view pattern, Access access, Handler handler,
                RouteOptions options = {});
    Router& post(std::string_view pattern, Access access, Handler handler,
                 RouteOptions options = {});
    Router& put(std::string_view pattern, Access access, Handler handler,
                RouteOptions options = {});
    Router& patch(std::string_view pattern, Access access, Handler handler,
                  RouteOptions options = {});
    Router& del(std::string_view pattern, Access access, Handler handler,
                RouteOptions options = {});

    struct Match {
        const Route* route = nullptr;
        Pairs params;
        std::string allow;  ///< for 405: the methods the path has; empty when there is no such path
    };
    /// `raw_path` is still percent-encoded, so that an encoded "/" stays inside its segment.
    Match match(Method method, std::string_view raw_path) const;

    /// Every route in the order of mounting; for tests that visit each.
    std::vector<const Route*> routes() const;

private:
    struct Node;
    Router& add(Method method, std::string_view pattern, Access access, Handler handler,
                RouteOptions options);

    std::unique_ptr<Node> root_;
    std::vector<std::unique_ptr<Route>> routes_;
};

}  // namespace http
