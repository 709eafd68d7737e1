#include "app/serve/complaints.hpp"

#include "app/county/notice_settings.hpp"
#include "app/serve/carrier.hpp"
#include "disclose/disclose.hpp"
#include "guard/store.hpp"
#include "platform/log/log.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace app {

namespace {

std::vector<complain::Place> places_of(const ledger::Regions& regions) {
    std::vector<complain::Place> out;
    for (const auto& region : regions.all())
        if (!region.successor) out.push_back({region.code, region.spoken});
    return out;
}

std::vector<complain::Place> towns_of(const ledger::Regions& regions) {
    auto out = places_of(regions);
    std::erase_if(out, [](const complain::Place& place) {
        return place.code.level() != domain::RegionCode::Level::Town;
    });
    return out;
}

/// The county's bureaus, as officers serve in them and programs belong to them.
std::vector<std::string> departments_of(db::Session& session) {
    // These stand in the table of posts by themselves.
    const std::set<std::string, std::less<>> known{"县纪委监委", "县纪委监委信访室", "县信访局"};
    std::set<std::string> found;
    for (const auto& entry : guard::store::officers(session))
        for (const auto& grant : entry.actor.grants)
            if (grant.region.level() == domain::RegionCode::Level::County &&
                !known.contains(entry.actor.department))
                found.insert(entry.actor.department);
    return {found.begin(), found.end()};
}

std::vector<complain::Correction> corrections_of(County& county, const std::string& record) {
    db::Reader reader{county.office()};
    std::vector<complain::Correction> out;
    for (auto& one : disclose::history(reader, record))
        out.push_back({one.version, std::move(one.field), one.before.value_or(""),
                       one.after.value_or(""), std::move(one.reason)});
    return out;
}

complain::Posts posts_of(db::Pool& pool, const ledger::Regions& regions) {
    db::Reader reader{pool};
    return complain::Posts::of(places_of(regions), departments_of(reader));
}

}  // namespace

std::vector<complain::Organ> organs_of(const Config& config) {
    std::vector<complain::Organ> out;
    out.reserve(config.organs.size());
    for (const auto& one : config.organs)
        out.push_back({one.name, one.title, one.box, one.sign});
    return out;
}

Complaints::Complaints(County& county, guard::Guard& guard, const ledger::Regions& regions)
    : posts_(posts_of(county.office(), regions)),
      office_{county.office(),
              guard.gate,
              guard.vault,
              county.clock(),
              county.keys(),
              posts_,
              calendar_,
              deadlines_,
              jurisdiction_,
              county.config().complaints_above,
              county.config().complaints_above_title,
              [&regions](domain::RegionCode code) {
                  const auto* region = regions.find(code);
                  return region == nullptr ? code.text() : region->spoken;
              },
              [&county](const std::string& record) { return corrections_of(county, record); }},
      began_(county.clock().now()),
      rounds_([this] { return carry(); }) {
    complain::publish_organs(county.office(), organs_of(county.config()));
    if (county.has_public_zone()) {
        inbox_ = std::make_unique<complain::StoreInbox>(county.public_zone());
    } else {
        zone_ = std::make_unique<portal::RemoteZone>(public_machine(county),
                                                     county.keys().signing_key(), county.clock());
        inbox_ = std::make_unique<complain::RemoteInbox>(
            [zone = zone_.get()](std::string_view target, std::string body) {
                return zone->ask(
                    {.method = "POST", .target = std::string{target}, .body = std::move(body)});
            });
    }
    watched_.emplace(*inbox_, office_.clock);
    const auto notices = read_notice_settings(county.folder());
    courier_.emplace(
        office_, *watched_,
        complain::WindowKeys::Channels{!notices.folder.empty(), !notices.smtp.empty()});
    publishing_.emplace(office_, towns_of(regions), *watched_);
    contacts_.emplace(office_, *watched_);
}

Complaints::~Complaints() {
    rounds_.end();
    if (zone_) zone_->stop();
}

std::string Complaints::metrics() {
    return line_metrics(watched_->state(), began_, office_.clock.now());
}

bool Complaints::carry() {
    try {
        once_a_day();
        courier_->carry();
        publishing_->publish();
        contacts_->publish();
    } catch (const portal::ZoneRefused&) {  // whose text is the other machine's
        failed("the public zone refuses");
        return false;
    } catch (const std::exception& error) {
        failed(error.what());
        return false;
    }
    if (!std::exchange(fault_, {}).empty()) logging::info("complaints_resumed");
    return true;
}

void Complaints::once_a_day() {
    const auto today = platform::local_date(office_.clock.now());
    if (today == reminded_) return;
    complain::remind(office_);
    reminded_ = today;
}

void Complaints::failed(const std::string& why) {
    if (rounds_.is_ending() || why == fault_) return;
    fault_ = why;
    logging::error("complaints_failed", {{"why", why}});
}

}  // namespace app
