#include "app/serve/pusher.hpp"

#include "disclose/disclose.hpp"
#include "platform/log/log.hpp"

namespace app {

portal::FeedSettings feed_settings(const County& county) {
    return {county.config().title, county.is_demo() ? portal::County::Demo : portal::County::Real,
            county.config().self_online ? county.keys().box_key().public_key() : std::string{}};
}

namespace {

std::vector<disclose::IdentitySource> sources_of(const Config& config) {
    using Kind = disclose::IdentitySource::Kind;
    std::vector<disclose::IdentitySource> out;
    for (const auto& one : config.identity_sources)
        out.push_back({one.name, one.kind == "card" ? Kind::Card : Kind::Provider, one.public_key});
    return out;
}

}  // namespace

Pusher::Pusher(County& county)
    : county_(county),
      feed_(county.office(), county.public_zone(), county.clock(), feed_settings(county)),
      mailbox_(county.public_zone(), county.clock()),
      desk_({county.office(), county.gate(), county.clock(), county.keys()},
            sources_of(county.config()), mailbox_) {}

Pusher::~Pusher() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Pusher::start() {
    thread_ = std::thread{[this] { work(); }};
}

void Pusher::work() {
    constexpr std::chrono::seconds pause{1};
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        push();
        if (county_.config().self_online) answer_payees();
        lock.lock();
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

void Pusher::push() {
    try {
        end_names();
        const auto pushed = feed_.push();
        if (pushed.rows > 0)
            logging::info("pushed", {{"leaves", pushed.leaves}, {"rows", pushed.rows}});
    } catch (const std::exception& error) {
        logging::error("push_failed", {{"why", std::string_view(error.what())}});
    }
}

void Pusher::answer_payees() {
    try {
        while (desk_.answer() > 0) {
        }
    } catch (const std::exception& error) {
        logging::error("payees_not_answered", {{"why", std::string_view(error.what())}});
    }
}

void Pusher::end_names() {
    const auto today = platform::local_date(county_.clock().now());
    if (today == names_ended_) return;
    const auto ended =
        disclose::expire_names({county_.office(), county_.gate(), county_.clock(), county_.keys()});
    if (ended > 0) logging::info("names_ended", {{"records", ended}});
    names_ended_ = today;
}

}  // namespace app
