#include "disclose/log/event.hpp"

#include "platform/core/refusal.hpp"

#include <array>

namespace disclose {

namespace {

constexpr std::array<std::string_view, 4> events{"publish", "correct", "withdraw", "expire"};
constexpr std::array<std::string_view, 4> modes{"none", "aggregate", "masked", "named"};
constexpr std::array<std::string_view, 4> mode_titles{"不公开", "只公开合计", "姓名打码",
                                                      "公开姓名"};

}  // namespace

std::string_view name_of(Event event) {
    return events[static_cast<std::size_t>(event)];
}

Event event_named(std::string_view name) {
    const auto at = std::find(events.begin(), events.end(), name);
    if (at == events.end()) platform::bug("no such publication event");
    return static_cast<Event>(at - events.begin());
}

std::string_view name_of(Mode mode) {
    return modes[static_cast<std::size_t>(mode)];
}

std::string_view title_of(Mode mode) {
    return mode_titles[static_cast<std::size_t>(mode)];
}

std::optional<Mode> mode_named(std::string_view name) {
    const auto at = std::find(modes.begin(), modes.end(), name);
    if (at == modes.end()) return std::nullopt;
    return static_cast<Mode>(at - modes.begin());
}

}  // namespace disclose
