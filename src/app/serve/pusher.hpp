#pragma once

#include "app/county/county.hpp"
#include "app/serve/carrier.hpp"
#include "app/serve/rounds.hpp"
#include "platform/core/guarded.hpp"
#include "portal/self/desk.hpp"

#include <memory>
#include <optional>
#include <string>

namespace app {

/// How it stands with the public zone, for the office's operators.
struct PushState {
    std::int64_t waiting = 0;                     ///< leaves that are not there yet
    std::optional<platform::Instant> down_since;  ///< none while all is well
    std::string why;                              ///< of the last failure
};
/// Prometheus text, for the end of /metrics.
std::string push_metrics(const PushState& state, platform::Instant now);

/// Carries what has been released to the public zone, a second later at the most, answers the
/// payees' questions that wait there, and once a day ends the names whose retention is over and
/// destroys the registries' deliveries whose time is over. A push that fails is tried again, after
/// a second and then more and more rarely, a minute apart at the most; nothing is lost, since the
/// next one begins where the public zone stands. A failure is logged when it begins, when its
/// reason changes, and when it is over.
class Pusher {
public:
    explicit Pusher(County& county);
    ~Pusher();
    Pusher(const Pusher&) = delete;
    Pusher& operator=(const Pusher&) = delete;

    void start() { rounds_.start(); }
    PushState state();

private:
    /// Whether all is well.
    bool push();
    void failed(const std::string& why);
    void succeeded(const portal::Pushed& pushed);
    void once_a_day();
    void answer_payees();

    County& county_;
    std::unique_ptr<Carrier> carrier_;
    portal::SelfDesk desk_;
    platform::Date cleared_{};
    platform::Guarded<PushState> state_;
    Rounds rounds_;  // the last: it ends before what it works on
};

}  // namespace app
