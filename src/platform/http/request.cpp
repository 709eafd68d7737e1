#include "platform/http/request.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/syntax.hpp"

#include <fmt/format.h>

#include <chrono>

namespace http {

namespace {

/// Tells one run of the program from the next, so that an incident number is not used twice.
std::uint32_t run_number() {
    static const auto started = static_cast<std::uint32_t>(
        std::chrono::steady_clock::now().time_since_epoch() / std::chrono::milliseconds{100});
    return started;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        auto slash = path.find('/');
        auto segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return true;
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    }
    return false;
}

/// "text/html; charset=utf-8" is "text/html".
bool is_type(std::string_view header, std::string_view type) {
    return syntax::same_word(syntax::trimmed(header.substr(0, header.find(';'))), type);
}

}  // namespace

std::string_view to_string(Method method) {
    switch (method) {
        case Method::Get: return "GET";
        case Method::Head: return "HEAD";
        case Method::Post: return "POST";
        case Method::Put: return "PUT";
        case Method::Patch: return "PATCH";
        case Method::Delete: return "DELETE";
        case Method::Other: break;
    }
    return "OTHER";
}

Request::Request(Parts parts) : parts_(std::move(parts)) {
    auto path = syntax::decode_percent(raw_path());
    if (!path || !path->starts_with('/') || has_dot_segment(*path))
        throw Fault{400, "网址有误，请检查后重试。"};
    path_ = std::move(*path);
    if (auto mark = parts_.target.find('?'); mark != std::string::npos) {
        auto query = syntax::decode_urlencoded(std::string_view{parts_.target}.substr(mark + 1));
        if (!query) throw Fault{400, "网址有误，请检查后重试。"};
        query_ = std::move(*query);
    }
    for (const auto& [name, value] : parts_.headers) {
        if (!syntax::same_word(name, "cookie")) continue;
        auto cookies = syntax::decode_cookies(value);
        cookies_.insert(cookies_.end(), cookies.begin(), cookies.end());
    }
    read_urlencoded_form();
}

std::string_view Request::raw_path() const {
    return std::string_view{parts_.target}.substr(0, parts_.target.find('?'));
}

std::string_view Request::param(std::string_view name) const {
    auto found = find(params_, name);
    if (!found) platform::bug(fmt::format("the route {} has no parameter {}", route_, name));
    return *found;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [key, value] : parts_.headers)
        if (syntax::same_word(key, name)) return value;
    return std::nullopt;
}

std::string Request::id() const {
    return fmt::format("{:x}-{}", run_number(), parts_.number);
}

bool Request::wants_json() const {
    auto accept = header("Accept").value_or("");
    auto json = accept.find("application/json");
    return json != std::string_view::npos && json < accept.find("text/html");
}

void Request::set_route(std::string_view pattern, Pairs params) {
    route_ = pattern;
    params_ = std::move(params);
}

void Request::set_body(std::string body) {
    parts_.body = std::move(body);
    read_urlencoded_form();
}

void Request::set_form(Pairs fields, std::vector<Upload> uploads) {
    form_ = std::move(fields);
    uploads_ = std::move(uploads);
}

std::optional<std::string_view> Request::find(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs)
        if (key == name) return value;
    return std::nullopt;
}

void Request::read_urlencoded_form() {
    if (parts_.body.empty() ||
        !is_type(header("Content-Type").value_or(""), "application/x-www-form-urlencoded"))
        return;
    auto form = syntax::decode_urlencoded(parts_.body);
    if (!form) throw Fault{400, "提交的内容无法读取，请刷新页面后重新填写。"};
    form_ = std::move(*form);
}

}  // namespace http
