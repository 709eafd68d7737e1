#pragma once

#include "app/county/county.hpp"
#include "complain/complain.hpp"
#include "ledger/regions.hpp"

#include <optional>

namespace app {

/// Complaints in the office: its posts, calendar and clocks, and the way to the public zone. What
/// is given must outlive it.
class Complaints {
public:
    Complaints(County& county, guard::Guard& guard, const ledger::Regions& regions);

    const complain::Office& office() const { return office_; }
    /// Everything that waits in the public zone, where this process can open it.
    void carry();

private:
    complain::Posts posts_;
    complain::Calendar calendar_ = complain::Calendar::built_in();
    complain::Deadlines deadlines_ = complain::Deadlines::built_in();
    complain::Jurisdiction jurisdiction_ = complain::Jurisdiction::built_in();
    complain::Office office_;
    std::optional<complain::StoreInbox> inbox_;
    std::optional<complain::Courier> courier_;
};

}  // namespace app
