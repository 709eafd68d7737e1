#pragma once

#include "app/county/county.hpp"
#include "app/serve/rounds.hpp"
#include "app/serve/watched_inbox.hpp"
#include "complain/complain.hpp"
#include "ledger/regions.hpp"
#include "portal/zone/remote_zone.hpp"

#include <memory>
#include <optional>
#include <string>

namespace app {

std::vector<complain::Organ> organs_of(const Config& config);

/// Complaints in the office: its posts, calendar and clocks, and the way to the public zone, here
/// or on another machine. The way has a thread and a connection of its own, so that neither push
/// nor payees wait for somebody's video; a failure is logged when it begins, when its reason
/// changes, and when it is over. Once a day it reminds those whose promises fall due. What is given
/// must outlive it.
class Complaints {
public:
    Complaints(County& county, guard::Guard& guard, const ledger::Regions& regions);
    ~Complaints();
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

    const complain::Office& office() const { return office_; }
    /// Prometheus text of the way to the public zone.
    std::string metrics();
    /// Begins to carry what waits in the public zone, and what is to be read there.
    void start() { rounds_.start(); }

private:
    /// Whether all is well.
    bool carry();
    void once_a_day();
    void failed(const std::string& why);

    complain::Posts posts_;
    complain::Calendar calendar_ = complain::Calendar::built_in();
    complain::Deadlines deadlines_ = complain::Deadlines::built_in();
    complain::Jurisdiction jurisdiction_ = complain::Jurisdiction::built_in();
    complain::Office office_;
    std::unique_ptr<portal::RemoteZone> zone_;  ///< where the public zone is another machine
    std::unique_ptr<complain::Inbox> inbox_;
    std::optional<WatchedInbox> watched_;
    platform::Instant began_;
    std::optional<complain::Courier> courier_;
    std::optional<complain::Publishing> publishing_;
    std::optional<complain::ContactsBoard> contacts_;
    platform::Date reminded_{};
    std::string fault_;  ///< of the last round; empty: none
    Rounds rounds_;      // the last: it ends before what it works on
};

}  // namespace app
