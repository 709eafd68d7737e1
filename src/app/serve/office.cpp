#include "app/serve/office.hpp"

#include "app/county/scan_settings.hpp"
#include "app/serve/back_office_files.hpp"
#include "app/serve/complaints.hpp"
#include "app/serve/notifier.hpp"
#include "app/serve/pusher.hpp"
#include "app/verbs/comparison.hpp"
#include "collect/collect.hpp"
#include "compare/compare.hpp"
#include "disclose/disclose.hpp"
#include "ledger/ledger_routes.hpp"
#include "platform/jobs/jobs.hpp"

#include <algorithm>
#include <iterator>

namespace app {

namespace {

compare::Desk desk_of(County& county, const ledger::Regions& regions, jobs::Queue& queue) {
    return {comparison_office(county),
            queue,
            regions,
            county.folder(),
            [&county] { return open_engine(county); },
            county.is_demo(),
            std::chrono::seconds{county.config().comparison.seconds},
            {county.config().comparison.hold_days, county.config().comparison.restitution_days}};
}

std::map<std::string, jobs::Handler> handlers_of(collect::Uploads& uploads,
                                                 const compare::Desk& desk) {
    auto all = uploads.handlers();
    all.merge(compare::handlers(desk));
    return all;
}

}  // namespace

/// The slices' use cases, in the order in which they need one another.
struct Office::Slices {
    Slices(County& county, guard::Guard& guard, const ledger::Regions& regions)
        : queue(county.office(), county.clock()),
          spool(std::make_shared<collect::SealedSpool>(county.folder() / "spool", county.keys())),
          uploads({guard, county.keys(), county.clock(), queue, *spool, county.folder()}),
          templates(guard, county.keys()),
          runner(queue, handlers_of(uploads, desk_of(county, regions, queue))),
          complaints(county, guard, regions),
          pusher(county),
          notifier(county) {}

    jobs::Queue queue;
    std::shared_ptr<collect::SealedSpool> spool;
    collect::Uploads uploads;
    collect::Templates templates;
    jobs::Runner runner;
    Complaints complaints;
    Pusher pusher;
    Notifier notifier;
};

Office::Office(County& county)
    : county_(county),
      guard_(county.office(), county.clock(), county.keys()),
      regions_([&county] {
          db::Reader reader{county.office()};
          return ledger::Regions::load(reader);
      }()),
      slices_(std::make_unique<Slices>(county, guard_, regions_)) {}

Office::~Office() = default;

void Office::mount(http::Router& router, http::Metrics& metrics) {
    const auto region_name = [this](domain::RegionCode code) {
        const auto* region = regions_.find(code);
        return region == nullptr ? code.text() : region->spoken;
    };
    guard::mount(router, guard_,
                 {county_.is_demo() ? guard::Demo::Yes : guard::Demo::No, region_name});
    collect::mount(router, slices_->uploads, slices_->templates);
    const disclose::Office disclosing{county_.office(), guard_.gate, county_.clock(),
                                      county_.keys()};
    disclose::mount(router, disclosing);
    auto panels = disclose::panels(disclosing);
    panels.tasks = [disclosed = panels.tasks,
                    complaints = slices_->complaints.office()](const guard::Actor& actor) {
        auto all = disclosed(actor);
        std::ranges::move(complain::waiting_tasks(complaints, actor), std::back_inserter(all));
        return all;
    };
    ledger::mount(router, guard_, panels);
    complain::mount_office(router, slices_->complaints.office(), guard_,
                           scanner_of(county_.folder()));
    complain::mount_outcomes(router, slices_->complaints.office(), guard_);
    complain::mount_contacts(router, slices_->complaints.office());
    compare::mount(router, desk_of(county_, regions_, slices_->queue));
    router.get("/metrics", guard::Permission::OperateSystem, [this, &metrics](http::Request&) {
        const auto push = push_metrics(slices_->pusher.state(), county_.clock().now());
        return http::Response::bytes("text/plain; version=0.0.4",
                                     metrics.text() + push + slices_->complaints.metrics());
    });
    mount_back_office(router, back_office_folder());
}

http::Hooks Office::hooks(http::Metrics& metrics) {
    return {.gatekeeper = guard::gatekeeper(guard_),
            .error_page = guard::api_error,
            .metrics = &metrics};
}

std::shared_ptr<http::SpoolFactory> Office::spool() {
    return slices_->spool;
}

void Office::start() {
    slices_->uploads.start();
    slices_->runner.start();
    slices_->pusher.start();
    slices_->complaints.start();
    slices_->notifier.start();
}

}  // namespace app
