#include "app/serve/public_zone.hpp"

#include "app/county/scan_settings.hpp"
#include "app/serve/back_office_files.hpp"
#include "complain/complain.hpp"
#include "platform/core/refusal.hpp"
#include "portal/zone/zone_routes.hpp"
#include "schema/schema.hpp"

namespace app {

namespace {

std::unique_ptr<db::Pool> open_store(const Config& config) {
    if (!config.push.empty()) {
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                "本县的外网在另一台机器上，请在那台机器上运行 --zone public"};
    }
    auto store = std::make_unique<db::Pool>(config.public_zone);
    db::migrate(*store, schema::public_zone());
    return store;
}

std::vector<portal::IdentityDoor> doors_of(const Config& config) {
    std::vector<portal::IdentityDoor> out;
    for (const auto& one : config.identity_sources)
        if (!one.url.empty()) out.push_back({one.title.empty() ? one.name : one.title, one.url});
    return out;
}

/// Empty: what a kill has left of a package is worth nothing.
std::filesystem::path empty_spool(const std::filesystem::path& folder, const char* name) {
    auto spool = folder / name;
    std::filesystem::remove_all(spool);
    std::filesystem::create_directory(spool);
    std::filesystem::permissions(spool, std::filesystem::perms::owner_all);
    return spool;
}

}  // namespace

PublicZone::PublicZone(const std::filesystem::path& folder)
    : config_(read_config(std::filesystem::absolute(folder))),
      scanner_(scanner_of(folder)),
      doors_(doors_of(config_)),
      own_store_(open_store(config_)),
      site_(*own_store_, clock_) {
    form_spool_ = empty_spool(std::filesystem::absolute(folder), "reporting");
    if (config_.office_key.empty()) return;
    spool_ = empty_spool(std::filesystem::absolute(folder), "incoming");
    office_.emplace(config_.office_key, clock_);
}

PublicZone::PublicZone(County& county)
    : scanner_(scanner_of(county.folder())),
      doors_(doors_of(county.config())),
      shared_store_(&county.public_zone()),
      site_(county.public_zone(), clock_),
      form_spool_(empty_spool(county.folder(), "reporting")) {}

void PublicZone::mount(http::Router& router) {
    portal::mount(router, site_);
    portal::mount_self(router, site_, doors_);
    auto& store = shared_store_ != nullptr ? *shared_store_ : *own_store_;
    complain::mount_window(router, site_, store, report_script(), scanner_);
    complain::mount_open(router, site_, store);
    complain::mount_call(router, site_, store);
    if (!office_) return;
    portal::mount_zone(router, {*own_store_, clock_, config_.office_key, spool_});
    complain::mount_zone(router, *own_store_);
}

http::Hooks PublicZone::hooks(http::Metrics& metrics) {
    auto* office = office_ ? &*office_ : nullptr;
    return {.gatekeeper = guard::public_gatekeeper(office),
            .admit = guard::public_admit(office),
            .error_page = portal::error_page(site_),
            .lookup = portal::lookup(site_),
            .metrics = &metrics};
}

}  // namespace app
