#include "app/serve/pusher.hpp"

#include "app/verbs/comparison.hpp"
#include "disclose/disclose.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>

namespace app {

namespace {

std::vector<disclose::IdentitySource> sources_of(const Config& config) {
    using Kind = disclose::IdentitySource::Kind;
    std::vector<disclose::IdentitySource> out;
    for (const auto& one : config.identity_sources)
        out.push_back({one.name, one.kind == "card" ? Kind::Card : Kind::Provider, one.public_key});
    return out;
}

std::int64_t seconds_since(platform::Instant then, platform::Instant now) {
    return std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
}

}  // namespace

std::string push_metrics(const PushState& state, platform::Instant now) {
    return fmt::format(
        "# TYPE mingbai_public_zone_up gauge\nmingbai_public_zone_up {}\n"
        "# TYPE mingbai_public_zone_down_seconds gauge\nmingbai_public_zone_down_seconds {}\n"
        "# TYPE mingbai_public_zone_waiting_leaves gauge\nmingbai_public_zone_waiting_leaves {}\n",
        state.down_since ? 0 : 1, state.down_since ? seconds_since(*state.down_since, now) : 0,
        state.waiting);
}

Pusher::Pusher(County& county)
    : county_(county),
      carrier_(carrier_of(county)),
      desk_({county.office(), county.gate(), county.clock(), county.keys()},
            sources_of(county.config()), carrier_->mailbox()),
      rounds_([this] { return push(); }) {}

Pusher::~Pusher() {
    rounds_.end();
    carrier_->stop();
}

PushState Pusher::state() {
    return state_.with([](const PushState& state) { return state; });
}

bool Pusher::push() {
    try {
        once_a_day();
        // Over only when all of it is: a push with nothing to send asks nobody.
        const auto pushed = carrier_->push();
        answer_payees();
        succeeded(pushed);
        return true;
    } catch (const std::exception& error) {
        failed(error.what());
        return false;
    }
}

/// A bounded number at a time, so that the push does not wait for payees.
void Pusher::answer_payees() {
    if (county_.config().self_online) desk_.answer();
}

void Pusher::failed(const std::string& why) {
    if (rounds_.is_ending()) return;  // broken off on purpose
    std::int64_t waiting = 0;
    try {
        waiting = carrier_->waiting();
    } catch (const std::exception& error) {  // the office's own store: then that is the news
        logging::error("push_state_unknown", {{"why", std::string_view(error.what())}});
    }
    const auto now = county_.clock().now();
    const bool is_news = state_.with([&](PushState& state) {
        const bool changed = !state.down_since || state.why != why;
        state = {waiting, state.down_since ? state.down_since : now, why};
        return changed;
    });
    if (is_news) logging::error("push_failed", {{"why", why}, {"waiting", waiting}});
}

void Pusher::succeeded(const portal::Pushed& pushed) {
    const auto before = state_.with([](PushState& state) { return std::exchange(state, {}); });
    if (before.down_since) {
        logging::info("push_resumed", {{"after_seconds",
                                        seconds_since(*before.down_since, county_.clock().now())}});
    }
    if (pushed.rows > 0)
        logging::info("pushed", {{"leaves", pushed.leaves}, {"rows", pushed.rows}});
}

void Pusher::once_a_day() {
    const auto today = platform::local_date(county_.clock().now());
    if (today == cleared_) return;
    const auto ended =
        disclose::expire_names({county_.office(), county_.gate(), county_.clock(), county_.keys()});
    if (ended > 0) logging::info("names_ended", {{"records", ended}});
    const auto destroyed = compare::Datasets{comparison_office(county_)}.destroy_expired();
    if (destroyed > 0) logging::info("deliveries_destroyed", {{"deliveries", destroyed}});
    cleared_ = today;
}

}  // namespace app
