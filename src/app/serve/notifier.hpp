#pragma once

#include "app/county/county.hpp"
#include "complain/complain.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace app {

/// What notices need of a county.
complain::notice::NoticeOffice notice_office(County& county);
/// The gateways that county.toml names; none: nobody is told anything.
complain::notice::Sender notice_sender(County& county);

/// Sends the notices that wait, every half a minute, on a thread of its own: a mail server that
/// does not answer keeps nobody else waiting. A failure is logged when its reason changes.
class Notifier {
public:
    explicit Notifier(County& county);
    ~Notifier();
    Notifier(const Notifier&) = delete;
    Notifier& operator=(const Notifier&) = delete;

    /// Nothing where no gateway is named.
    void start();

private:
    void work();
    void once();

    County& county_;
    complain::notice::Sender sender_;
    std::string last_failure_;
    std::mutex mutex_;  // not Guarded<>: the condition variable needs the bare mutex
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace app
