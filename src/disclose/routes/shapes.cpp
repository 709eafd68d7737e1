#include "disclose/routes/shapes.hpp"

#include "disclose/routes.hpp"
#include "platform/core/refusal.hpp"

#include <charconv>

namespace disclose {

void mount(http::Router& router, const Office& office) {
    routes::mount_batches(router, office);
    routes::mount_signing(router, office);
    routes::mount_policies(router, office);
    routes::mount_corrections(router, office);
    routes::mount_slips(router, office);
}

namespace routes {

using platform::Refusal;

std::string instant(std::int64_t millis) {
    const auto local = platform::from_millis(millis) + std::chrono::hours{8};
    const auto today = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - today)};
    return fmt::format("{}T{:02}:{:02}:{:02}+08:00",
                       platform::format_date(std::chrono::year_month_day{today}),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

json::Value day(std::optional<std::int64_t> days) {
    if (!days) return nullptr;
    return {platform::format_date(platform::from_days(*days))};
}

json::Value or_null(const std::optional<std::string>& text) {
    return text ? json::Value(*text) : json::Value(nullptr);
}

http::Response answer(json::Object object) {
    return http::Response::json(json::write(json::Value(std::move(object))));
}

std::optional<std::int64_t> number_in(const http::Request& request, std::string_view name) {
    const auto text = request.query(name);
    if (!text || text->empty()) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size())
        throw Refusal{Refusal::Kind::Invalid, "网址里的数字读不懂，请从页面上的链接进入"};
    return number;
}

}  // namespace routes

}  // namespace disclose
