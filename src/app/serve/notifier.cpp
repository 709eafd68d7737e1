#include "app/serve/notifier.hpp"

#include "app/county/notice_settings.hpp"
#include "platform/log/log.hpp"

#include <chrono>

namespace app {

namespace {

constexpr std::chrono::seconds pause{30};

}  // namespace

complain::notice::NoticeOffice notice_office(County& county) {
    return {county.office(), county.gate(), county.clock(), county.keys()};
}

complain::notice::Sender notice_sender(County& county) {
    const auto entry = read_notice_settings(county.folder());
    std::vector<std::unique_ptr<complain::notice::Gateway>> gateways;
    if (!entry.folder.empty())
        gateways.push_back(std::make_unique<complain::notice::FileDrop>(entry.folder));
    if (!entry.smtp.empty())
        gateways.push_back(std::make_unique<complain::notice::Smtp>(complain::notice::MailServer{
            entry.smtp, entry.from, entry.user, entry.password, entry.ca}));
    return {notice_office(county), std::move(gateways)};
}

Notifier::Notifier(County& county) : county_(county), sender_(notice_sender(county)) {}

Notifier::~Notifier() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Notifier::start() {
    if (!read_notice_settings(county_.folder()).tells_anybody()) return;
    thread_ = std::thread{[this] { work(); }};
}

void Notifier::work() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        once();
        lock.lock();
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

void Notifier::once() {
    std::string failure;
    try {
        const auto sent = sender_.send_due();
        if (sent.sent > 0) logging::info("notices_sent", {{"notices", sent.sent}});
        if (sent.failed > 0) failure = "undelivered";
    } catch (const std::exception& error) {
        failure = error.what();
    }
    if (!failure.empty() && failure != last_failure_)
        logging::error("notices_failed", {{"why", failure}});
    last_failure_ = failure;
}

}  // namespace app
