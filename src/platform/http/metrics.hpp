#pragma once

#include "platform/core/guarded.hpp"
#include "platform/http/router.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace http {

/// Counts what the server does. Made by app before the Server, so that a route can show it.
class Metrics {
public:
    /// One answered request; `route` is the pattern, never the path.
    void answered(std::string_view route, unsigned status, std::chrono::nanoseconds took);

    std::atomic<std::int64_t> in_flight = 0;
    std::atomic<std::int64_t> queued = 0;
    std::atomic<std::int64_t> connections = 0;

    /// Prometheus text.
    std::string text() const;

private:
    static constexpr std::array<double, 9> bounds = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};
    struct Counts {
        std::map<std::string, std::array<std::uint64_t, 6>, std::less<>> by_route;
        std::array<std::uint64_t, bounds.size() + 1> by_duration = {};
        double seconds = 0;
    };
    mutable platform::Guarded<Counts> counts_;
};

/// `router.get("/metrics", …, metrics_handler(metrics))`; `metrics` must outlive the router.
Handler metrics_handler(const Metrics& metrics);
/// Says "ok" while the server answers at all.
Handler health_handler();

}  // namespace http
