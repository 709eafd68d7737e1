#pragma once

#include "complain/desk/inbox.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// How it stands with the way on which complaints come (来件线路), for the office's operators.
/// Counts and moments, nothing of content.
struct LineState {
    std::int64_t waiting =
        0;  ///< parcels that the last round saw and did not take, 200 at the most
    std::int64_t set_aside = 0;  ///< that could not be taken and whose time has not come
    std::optional<platform::Instant> contact;  ///< when the public zone last answered
};
/// Prometheus text, for the end of /metrics. `since`: when the office began to ask.
std::string line_metrics(const LineState& state, platform::Instant since, platform::Instant now);

/// A way to the public zone, and what was seen on it. What is given must outlive it.
class WatchedInbox final : public complain::Inbox {
public:
    WatchedInbox(complain::Inbox& inbox, const platform::Clock& clock)
        : inbox_(inbox), clock_(clock) {}

    /// From any thread.
    LineState state();

    void publish(const complain::WindowKeys& keys) override;
    std::vector<complain::Parcel> oldest(int limit, const std::set<std::string>& except) override;
    std::vector<complain::Piece> pieces(const std::string& token,
                                        const complain::PieceKey& after) override;
    void taken(const std::vector<std::string>& tokens) override;
    void lay_down(const std::vector<complain::OutgoingItem>& items) override;
    void show(const std::string& name, const std::string& text) override;

private:
    complain::Inbox& inbox_;
    const platform::Clock& clock_;
    platform::Guarded<LineState> state_;
};

}  // namespace app
