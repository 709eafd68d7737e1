#pragma once

#include "complain/cases/office.hpp"
#include "complain/desk/inbox.hpp"
#include "complain/open/documents.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// Makes figures, outcomes and clarifications public (投诉办理公开): figures once a month, as of
/// its end; an outcome as soon as it is checked, if its month is over; a clarification at once,
/// until its last day; all of it again at start and once a day, which changes nothing where nothing
/// has changed. For one thread.
class Publishing {
public:
    Publishing(const Office& office, std::vector<Place> towns, Inbox& inbox)
        : office_(office), towns_(std::move(towns)), inbox_(inbox) {}

    void publish();

private:
    void publish_figures(Date until);
    void publish_outcomes(Date today);
    void publish_clarifications(Date today);
    std::string renewed_figures(Date until) const;

    Office office_;
    std::vector<Place> towns_;
    Inbox& inbox_;
    std::optional<Date> day_;            ///< when all was last looked at
    platform::Instant outcomes_upto_{};  ///< changes before are public
    std::string clarified_;              ///< what stands there; empty: look again
};

}  // namespace complain
