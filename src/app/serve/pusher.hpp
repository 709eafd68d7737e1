#pragma once

#include "app/county/county.hpp"
#include "portal/feed/feed.hpp"
#include "portal/self/desk.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace app {

portal::FeedSettings feed_settings(const County& county);

/// Carries what has been released into the public store, a second later at the most, and once a day
/// ends the names whose retention is over; answers the payees' questions that wait there. A push
/// that fails is tried again; nothing is lost, since the feed reads from where it stopped.
class Pusher {
public:
    explicit Pusher(County& county);
    ~Pusher();
    Pusher(const Pusher&) = delete;
    Pusher& operator=(const Pusher&) = delete;

    void start();

private:
    void work();
    void push();
    void end_names();
    void answer_payees();

    County& county_;
    portal::Feed feed_;
    portal::StoreMailbox mailbox_;
    portal::SelfDesk desk_;
    platform::Date names_ended_{};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace app
