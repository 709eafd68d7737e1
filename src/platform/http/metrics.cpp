#include "platform/http/metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace http {

void Metrics::answered(std::string_view route, unsigned status, std::chrono::nanoseconds took) {
    auto seconds = std::chrono::duration<double>(took).count();
    auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    counts_.with([&](Counts& counts) {
        auto at = counts.by_route.find(route);
        if (at == counts.by_route.end()) at = counts.by_route.try_emplace(std::string{route}).first;
        ++at->second[std::min(status / 100, 5U)];
        ++counts.by_duration[static_cast<std::size_t>(bucket)];
        counts.seconds += seconds;
    });
}

std::string Metrics::text() const {
    auto counts = counts_.with([](const Counts& now) { return now; });
    std::string text = "# TYPE http_requests_total counter\n";
    auto out = std::back_inserter(text);
    for (const auto& [route, classes] : counts.by_route)
        for (std::size_t i = 1; i < classes.size(); ++i)
            if (classes[i] > 0)
                fmt::format_to(out, "http_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n",
                               route, i, classes[i]);
    text += "# TYPE http_request_duration_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        sum += counts.by_duration[i];
        fmt::format_to(out, "http_request_duration_seconds_bucket{{le=\"{}\"}} {}\n", bounds[i],
                       sum);
    }
    sum += counts.by_duration.back();
    fmt::format_to(out, "http_request_duration_seconds_bucket{{le=\"+Inf\"}} {}\n", sum);
    fmt::format_to(
        out, "http_request_duration_seconds_sum {:.6f}\nhttp_request_duration_seconds_count {}\n",
        counts.seconds, sum);
    fmt::format_to(out, "# TYPE http_in_flight gauge\nhttp_in_flight {}\n", in_flight.load());
    fmt::format_to(out, "# TYPE http_queued gauge\nhttp_queued {}\n", queued.load());
    fmt::format_to(out, "# TYPE http_connections gauge\nhttp_connections {}\n", connections.load());
    return text;
}

Handler metrics_handler(const Metrics& metrics) {
    return [&metrics](Request&) {
        return Response::bytes("text/plain; version=0.0.4", metrics.text());
    };
}

Handler health_handler() {
    return [](Request&) { return Response::text("ok\n"); };
}

}  // namespace http
