#include "app/serve/office.hpp"
#include "app/serve/public_zone.hpp"
#include "app/verbs/verbs.hpp"
#include "platform/core/refusal.hpp"
#include "platform/log/log.hpp"

#include <charconv>
#include <iostream>

namespace app {

namespace {

using platform::Refusal;

http::ServerOptions server_options(const ServeOptions& options) {
    const auto colon = options.listen.rfind(':');
    std::uint16_t port = 0;
    const auto* end = options.listen.data() + options.listen.size();
    const auto* digits =
        options.listen.data() + (colon == std::string::npos ? options.listen.size() : colon + 1);
    if (auto [at, error] = std::from_chars(digits, end, port); error != std::errc{} || at != end) {
        throw Refusal{Refusal::Kind::Invalid, "--listen 要写成 地址:端口，如 127.0.0.1:8080"};
    }
    http::ServerOptions out;
    out.address = options.listen.substr(0, colon);
    out.port = port;
    out.workers = options.workers;
    out.trusted_proxies = options.trusted_proxies;
    out.session_cookie = std::string(guard::session_cookie);
    out.stop_on_signals = true;
    return out;
}

/// Under the office's API every answer is JSON, also the one that refuses.
http::ErrorPage error_page_of_both(http::ErrorPage office, http::ErrorPage site) {
    return [office = std::move(office), site = std::move(site)](
               const http::Request& request, unsigned status, std::string_view message) {
        const bool is_office = request.path().starts_with("/office/api/");
        return (is_office ? office : site)(request, status, message);
    };
}

void run(const http::Router& router, http::Hooks hooks, http::ServerOptions server_options,
         const std::string& zone) {
    http::Server server{router, std::move(hooks), server_options};
    const auto url = fmt::format("http://{}:{}/", server_options.address, server.port());
    std::cerr << (zone == "office" ? "内网：" + url + "office/" : "打开 " + url) << '\n';
    logging::info("serving", {{"zone", zone}, {"port", server.port()}});
    server.run();
}

}  // namespace

int serve(const ServeOptions& options) {
    auto server = server_options(options);
    http::Metrics metrics;
    http::Router router;
    router.get("/healthz", guard::Permission::Anyone, http::health_handler());
    if (options.zone == "public") {
        PublicZone zone{options.data};
        zone.mount(router);
        server.spool_directory = zone.spool();
        server.form_spool = zone.form_spool();
        run(router, zone.hooks(metrics), server, options.zone);
        return 0;
    }
    County county{options.data};
    if (options.zone == "all" && !county.has_public_zone()) {
        throw Refusal{Refusal::Kind::Invalid,
                      "本县的外网在另一台机器上（county.toml 的 push），这里请用 --zone office"};
    }
    Office office{county};
    office.mount(router, metrics);
    server.spool = office.spool();
    server.max_upload = 64U << 20;
    if (options.zone == "office") {
        office.start();
        run(router, office.hooks(metrics), server, options.zone);
        return 0;
    }
    PublicZone zone{county};
    zone.mount(router);
    auto hooks = zone.hooks(metrics);
    auto office_hooks = office.hooks(metrics);
    hooks.gatekeeper = std::move(office_hooks.gatekeeper);
    hooks.error_page =
        error_page_of_both(std::move(office_hooks.error_page), std::move(hooks.error_page));
    office.start();
    run(router, std::move(hooks), server, options.zone);
    return 0;
}

}  // namespace app
