#include "app/serve/public_zone.hpp"

#include "guard/guard.hpp"
#include "schema/schema.hpp"

namespace app {

namespace {

std::unique_ptr<db::Pool> open_store(const std::filesystem::path& folder) {
    auto store =
        std::make_unique<db::Pool>(read_config(std::filesystem::absolute(folder)).public_zone);
    db::migrate(*store, schema::public_zone());
    return store;
}

}  // namespace

PublicZone::PublicZone(const std::filesystem::path& folder)
    : own_store_(open_store(folder)), site_(*own_store_, clock_) {}

PublicZone::PublicZone(County& county) : site_(county.public_zone(), clock_) {}

void PublicZone::mount(http::Router& router) {
    portal::mount(router, site_);
}

http::Hooks PublicZone::hooks(http::Metrics& metrics) {
    return {.gatekeeper = guard::public_gatekeeper(),
            .error_page = portal::error_page(site_),
            .lookup = portal::lookup(site_),
            .metrics = &metrics};
}

}  // namespace app
