#include "complain/notice/sender.hpp"

namespace complain::notice {

namespace {

constexpr int most_at_once = 100;

}  // namespace

Sender::Sent Sender::send_due() {
    Sent out;
    if (gateways_.empty()) return out;
    notices_.collect();
    for (const auto& one : notices_.due(most_at_once)) {
        try {
            send(one.notice);
            notices_.sent(one.id);
            ++out.sent;
        } catch (const Undelivered& why) {
            notices_.failed(one.id, why.what());
            ++out.failed;
        }
    }
    return out;
}

void Sender::send(const Notice& notice) {
    for (const auto& gateway : gateways_)
        if (gateway->carries(notice.channel)) return gateway->send(notice);
    throw Undelivered{"没有开通这个渠道"};
}

}  // namespace complain::notice
