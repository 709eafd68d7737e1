#pragma once

#include "complain/notice/notices.hpp"

#include <memory>
#include <vector>

namespace complain::notice {

/// Carries what waits to the gateways (发送). For one thread; a kill in between sends the same id
/// once more, which does no harm.
class Sender {
public:
    Sender(const NoticeOffice& office, std::vector<std::unique_ptr<Gateway>> gateways)
        : notices_(office), gateways_(std::move(gateways)) {}

    struct Sent {
        int sent = 0, failed = 0;
    };
    /// What is due, a bounded number. Nothing is queued where there is no gateway at all.
    Sent send_due();

private:
    void send(const Notice& notice);

    Notices notices_;
    std::vector<std::unique_ptr<Gateway>> gateways_;
};

}  // namespace complain::notice
