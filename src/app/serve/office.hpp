#pragma once

#include "app/county/county.hpp"
#include "guard/guard.hpp"
#include "ledger/regions.hpp"
#include "platform/http/http.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/server.hpp"

#include <memory>

namespace app {

/// What the officers use: every slice's office routes, the back office's files, and the jobs.
class Office {
public:
    explicit Office(County& county);
    ~Office();

    void mount(http::Router& router, http::Metrics& metrics);
    http::Hooks hooks(http::Metrics& metrics);
    std::shared_ptr<http::SpoolFactory> spool();
    /// Starts the jobs: imports that wait, the feed to the public zone, retention.
    void start();

private:
    County& county_;
    guard::Guard guard_;
    ledger::Regions regions_;
    struct Slices;
    std::unique_ptr<Slices> slices_;
};

}  // namespace app
