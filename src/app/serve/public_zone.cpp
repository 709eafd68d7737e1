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

std::vector<portal::IdentityDoor> doors_of(const Config& config) {
    std::vector<portal::IdentityDoor> out;
    for (const auto& one : config.identity_sources)
        if (!one.url.empty()) out.push_back({one.title.empty() ? one.name : one.title, one.url});
    return out;
}

}  // namespace

PublicZone::PublicZone(const std::filesystem::path& folder)
    : doors_(doors_of(read_config(std::filesystem::absolute(folder)))),
      own_store_(open_store(folder)),
      site_(*own_store_, clock_) {}

PublicZone::PublicZone(County& county)
    : doors_(doors_of(county.config())), site_(county.public_zone(), clock_) {}

void PublicZone::mount(http::Router& router) {
    portal::mount(router, site_);
    portal::mount_self(router, site_, doors_);
}

http::Hooks PublicZone::hooks(http::Metrics& metrics) {
    return {.gatekeeper = guard::public_gatekeeper(),
            .error_page = portal::error_page(site_),
            .lookup = portal::lookup(site_),
            .metrics = &metrics};
}

}  // namespace app
