#pragma once

#include "disclose/office.hpp"
#include "ledger/intake.hpp"

#include <cstdint>
#include <span>

namespace disclose {

/// The payments to persons that the ledger holds now, by what the public sees of them. The three
/// counts add up to all of them.
struct PublishCounts {
    std::int64_t published_rows = 0;  ///< named or masked
    std::int64_t aggregate_rows = 0;  ///< only in sums
    std::int64_t withheld_rows = 0;   ///< not at all, or stopped on the way
    std::int64_t amount_fen = 0;      ///< of the first two

    friend bool operator==(const PublishCounts&, const PublishCounts&) = default;
};
PublishCounts publish_counts(db::Session& session);

/// Signs the demo county's profiles for 2016 to 2018, as its secrecy officer and, for the second
/// signature, its leading group. Signing again changes nothing.
void sign_demo(const Office& office);

/// Carries every sound visible batch, or those named, through all reviews as the separate demo
/// officers, after the leading group has signed the catalogue of what the ledger holds. For demo
/// counties only: the caller has made sure. A batch that a review stops stays where it is.
PublishCounts publish_all(const Office& office, std::span<const ledger::BatchId> only = {});

}  // namespace disclose
