#include "app/serve/watched_inbox.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace app {

std::string line_metrics(const LineState& state, platform::Instant since, platform::Instant now) {
    const auto silent =
        std::chrono::duration_cast<std::chrono::seconds>(now - state.contact.value_or(since));
    return fmt::format(
        "# TYPE mingbai_complaints_contact_seconds gauge\nmingbai_complaints_contact_seconds {}\n"
        "# TYPE mingbai_complaints_waiting_parcels gauge\nmingbai_complaints_waiting_parcels {}\n"
        "# TYPE mingbai_complaints_set_aside gauge\nmingbai_complaints_set_aside {}\n",
        silent.count(), state.waiting, state.set_aside);
}

LineState WatchedInbox::state() {
    return state_.with([](const LineState& state) { return state; });
}

void WatchedInbox::publish(const complain::WindowKeys& keys) {
    inbox_.publish(keys);
}

/// Each round asks it, so that it tells of the line; what was set aside is left out of it.
std::vector<complain::Parcel> WatchedInbox::oldest(int limit, const std::set<std::string>& except) {
    auto out = inbox_.oldest(limit, except);
    const LineState seen{static_cast<std::int64_t>(out.size()),
                         static_cast<std::int64_t>(except.size()), clock_.now()};
    state_.with([&seen](LineState& state) { state = seen; });
    return out;
}

std::vector<complain::Piece> WatchedInbox::pieces(const std::string& token,
                                                  const complain::PieceKey& after) {
    auto out = inbox_.pieces(token, after);
    state_.with([now = clock_.now()](LineState& state) { state.contact = now; });
    return out;
}

void WatchedInbox::taken(const std::vector<std::string>& tokens) {
    inbox_.taken(tokens);
    const auto count = static_cast<std::int64_t>(tokens.size());
    state_.with([count](LineState& state) {
        state.waiting = std::max<std::int64_t>(0, state.waiting - count);
    });
}

void WatchedInbox::lay_down(const std::vector<complain::OutgoingItem>& items) {
    inbox_.lay_down(items);
}

void WatchedInbox::show(const std::string& name, const std::string& text) {
    inbox_.show(name, text);
}

}  // namespace app
