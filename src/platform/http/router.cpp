#include "platform/http/router.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/syntax.hpp"

#include <array>
#include <map>

namespace http {

namespace {

constexpr std::array methods = {Method::Get, Method::Post, Method::Put, Method::Patch,
                                Method::Delete};

/// The segment at the front of "/a/b" and the rest, "/b".
std::pair<std::string_view, std::string_view> first_segment(std::string_view path) {
    auto end = path.find('/', 1);
    return {path.substr(1, end == std::string_view::npos ? end : end - 1),
            end == std::string_view::npos ? std::string_view{} : path.substr(end)};
}

}  // namespace

/// One segment of the tree of patterns; a pattern ends in the node that holds its routes.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
    std::unique_ptr<Node> name;
    std::unique_ptr<Node> rest;
    std::map<Method, const Route*> routes;

    static Node& child(std::unique_ptr<Node>& slot) {
        if (!slot) slot = std::make_unique<Node>();
        return *slot;
    }

    const Node* find(std::string_view path, std::vector<std::string>& values) const {
        if (path.empty()) return routes.empty() ? nullptr : this;
        auto [segment, tail] = first_segment(path);
        auto decoded = syntax::decode_percent(segment);
        if (!decoded) return nullptr;
        if (auto word = words.find(*decoded); word != words.end())
            if (const auto* found = word->second->find(tail, values)) return found;
        if (name && !decoded->empty()) {
            values.push_back(*decoded);
            if (const auto* found = name->find(tail, values)) return found;
            values.pop_back();
        }
        if (!rest) return nullptr;
        auto all = syntax::decode_percent(path.substr(1));
        if (!all) return nullptr;
        values.push_back(std::move(*all));
        return rest.get();
    }

    std::string allow() const {
        std::string list;
        for (auto method : methods) {
            const auto found = routes.find(method);
            if (found == routes.end() || found->second->options.secret) continue;
            if (!list.empty()) list += ", ";
            list += to_string(method);
            if (method == Method::Get) list += ", HEAD";
        }
        return list;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router& Router::get(std::string_view pattern, Access access, Handler handler,
                    RouteOptions options) {
    return add(Method::Get, pattern, access, std::move(handler), options);
}
Router& Router::post(std::string_view pattern, Access access, Handler handler,
                     RouteOptions options) {
    return add(Method::Post, pattern, access, std::move(handler), options);
}
Router& Router::put(std::string_view pattern, Access access, Handler handler,
                    RouteOptions options) {
    return add(Method::Put, pattern, access, std::move(handler), options);
}
Router& Router::patch(std::string_view pattern, Access access, Handler handler,
                      RouteOptions options) {
    return add(Method::Patch, pattern, access, std::move(handler), options);
}
Router& Router::del(std::string_view pattern, Access access, Handler handler,
                    RouteOptions options) {
    return add(Method::Delete, pattern, access, std::move(handler), options);
}

Router& Router::add(Method method, std::string_view pattern, Access access, Handler handler,
                    RouteOptions options) {
    if (!pattern.starts_with('/'))
        platform::bug("a route's pattern begins with a slash: " + std::string{pattern});
    auto route = std::make_unique<Route>(
        Route{method, std::string{pattern}, access, std::move(handler), options, {}});
    Node* node = root_.get();
    for (auto path = pattern; !path.empty();) {
        auto [segment, tail] = first_segment(path);
        path = tail;
        if (!segment.starts_with('{')) {
            node = &Node::child(node->words[std::string{segment}]);
            continue;
        }
        bool rest = segment.ends_with("...}");
        if (!segment.ends_with('}') || (rest && !tail.empty()))
            platform::bug("a route's pattern is malformed: " + route->pattern);
        route->names.emplace_back(segment.substr(1, segment.size() - (rest ? 5 : 2)));
        node = &Node::child(rest ? node->rest : node->name);
    }
    if (!node->routes.emplace(method, route.get()).second)
        platform::bug("two routes for " + route->pattern);
    routes_.push_back(std::move(route));
    return *this;
}

Router::Match Router::match(Method method, std::string_view raw_path) const {
    std::vector<std::string> values;
    const Node* node = raw_path.starts_with('/') ? root_->find(raw_path, values) : nullptr;
    if (node == nullptr) return {};
    auto found = node->routes.find(method == Method::Head ? Method::Get : method);
    if (found == node->routes.end()) return {nullptr, {}, node->allow()};
    Match match{found->second, {}, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
        match.params.emplace_back(match.route->names[i], std::move(values[i]));
    return match;
}

std::vector<const Route*> Router::routes() const {
    std::vector<const Route*> all;
    for (const auto& route : routes_)
        all.push_back(route.get());
    return all;
}

}  // namespace http
