#include "platform/http/errors.hpp"

#include "platform/log/log.hpp"

#include <fmt/format.h>

namespace http {

namespace {

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (unsigned char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += static_cast<char>(c);
        else if (c < 0x20)
            out += fmt::format("\\u{:04x}", c);
        else
            out += static_cast<char>(c);
    }
    return out + '"';
}

/// The error page may itself fail; then the visitor gets the plain one.
Response shown(const Request& request, const ErrorPage& error_page, unsigned status,
               std::string_view message) {
    try {
        auto response = error_page(request, status, message);
        response.status = status;
        return response;
    } catch (const std::exception& problem) {
        logging::error("error_page_failed", {{"request", request.id()}, {"what", problem.what()}});
        return plain_error_page(request, status, message);
    }
}

Response incident(const Request& request, const ErrorPage& error_page, std::string_view what) {
    logging::error("request_failed", {{"incident", request.id()},
                                      {"method", to_string(request.method())},
                                      {"route", request.route()},
                                      {"what", what}});
    return shown(request, error_page, 500,
                 fmt::format("{}（编号 {}）", default_message(500), request.id()));
}

Response refused(const Request& request, const ErrorPage& error_page, unsigned status,
                 std::string_view message) {
    logging::debug("request_refused",
                   {{"request", request.id()}, {"status", status}, {"route", request.route()}});
    return shown(request, error_page, status, message);
}

}  // namespace

unsigned status_of(platform::Refusal::Kind kind) {
    using Kind = platform::Refusal::Kind;
    switch (kind) {
        case Kind::Invalid: return 400;
        case Kind::Unauthenticated: return 401;
        case Kind::Forbidden: return 403;
        case Kind::NotFound: return 404;
        case Kind::Conflict: return 409;
        case Kind::TooMany: return 429;
    }
    return 500;
}

std::string_view default_message(unsigned status) {
    switch (status) {
        case 400: return "请求有误，请返回上一页重试。";
        case 401: return "请先登录。";
        case 403: return "您没有查看或办理此事项的权限。";
        case 404: return "没有找到这个页面，请检查网址。";
        case 405: return "这个网址不支持这种操作。";
        case 408: return "等待时间过长，请重试。";
        case 413: return "提交的内容太大，请缩小后重试。";
        case 429: return "操作太频繁，请稍后再试。";
        case 431: return "请求头太大，请清除浏览器缓存后重试。";
        case 503: return "访问人数较多，请稍后再试。";
        default: break;
    }
    return status < 500 ? "请求无法办理。" : "系统出现故障，请稍后再试，或把编号告诉管理员。";
}

Response plain_error_page(const Request& request, unsigned status, std::string_view message) {
    if (request.wants_json())
        return Response::json("{\"error\":" + json_string(message) + "}", status);
    return Response::text(std::string{message} + "\n", status);
}

Response guarded(const Request& request, const ErrorPage& error_page,
                 const std::function<Response()>& work) {
    try {
        return work();
    } catch (const platform::Refusal& refusal) {
        return refused(request, error_page, status_of(refusal.kind()), refusal.what());
    } catch (const Fault& fault) {
        return refused(request, error_page, fault.status(), fault.what());
    } catch (const std::exception& problem) {
        return incident(request, error_page, problem.what());
    } catch (...) {  // the last line: a worker must not end because something threw a number
        return incident(request, error_page, "not a std::exception");
    }
}

}  // namespace http
